/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member.h"

static char *
empty_text (void)
{
  return g_strdup ("");
}

/**
 * desk_member_new:
 *
 * Returns: (transfer full): a member of whom nothing is known: texts empty, figures 0, no card
 */
DeskMember *
desk_member_new (void)
{
  DeskMember *self = g_new0 (DeskMember, 1);

  self->member_no = empty_text ();
  self->manager_no = empty_text ();
  self->name = empty_text ();
  self->salutation = empty_text ();
  self->certificate = empty_text ();
  self->segment = empty_text ();
  self->rank = empty_text ();
  self->strategic = empty_text ();
  self->brand = empty_text ();
  self->card_tier = DESK_TIER_NONE;
  self->card_expires = empty_text ();
  self->phone = empty_text ();
  self->address = empty_text ();
  self->area = empty_text ();
  self->birthday = empty_text ();
  return self;
}

/**
 * desk_member_free:
 * @self: (transfer full): a member
 */
void
desk_member_free (DeskMember *self)
{
  g_free (self->member_no);
  g_free (self->manager_no);
  g_free (self->name);
  g_free (self->salutation);
  g_free (self->certificate);
  g_free (self->segment);
  g_free (self->rank);
  g_free (self->strategic);
  g_free (self->brand);
  g_free (self->card_expires);
  g_free (self->phone);
  g_free (self->address);
  g_free (self->area);
  g_free (self->birthday);
  g_free (self);
}

/**
 * desk_account_new:
 *
 * Returns: (transfer full): an account of which nothing is known: texts empty, figures 0
 */
DeskAccount *
desk_account_new (void)
{
  DeskAccount *self = g_new0 (DeskAccount, 1);

  self->number = empty_text ();
  self->member_no = empty_text ();
  self->kind = empty_text ();
  self->payment = empty_text ();
  self->state = empty_text ();
  self->arrears_since = empty_text ();
  return self;
}

/**
 * desk_account_free:
 * @self: (transfer full): an account
 */
void
desk_account_free (DeskAccount *self)
{
  g_free (self->number);
  g_free (self->member_no);
  g_free (self->kind);
  g_free (self->payment);
  g_free (self->state);
  g_free (self->arrears_since);
  g_free (self);
}
