/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-member-query.h"

G_DEFINE_BOXED_TYPE (DeskMemberRow, desk_member_row, desk_member_row_copy, desk_member_row_free)

static const char *sorts[] = {
  [DESK_MEMBER_SORT_NAME] = "name",
  [DESK_MEMBER_SORT_TIER] = "tier",
  [DESK_MEMBER_SORT_BRAND] = "brand",
  [DESK_MEMBER_SORT_BALANCE] = "balance",
  [DESK_MEMBER_SORT_USES] = "uses",
  [DESK_MEMBER_SORT_MEMBER_NO] = "member-no",
  [DESK_MEMBER_SORT_LAST_CONTACT] = "last-contact",
  [DESK_MEMBER_SORT_NEXT_VISIT] = "next-visit",
  [DESK_MEMBER_SORT_EXPIRES] = "expires",
  [DESK_MEMBER_SORT_STATE] = "state",
};

/**
 * desk_member_sort_get_name:
 *
 * Returns: a word for programs, which is saved
 */
const char *
desk_member_sort_get_name (DeskMemberSort self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (sorts), NULL);

  return sorts[self];
}

/**
 * desk_member_sort_find:
 * @sort: (out): the one of that name
 */
gboolean
desk_member_sort_find (const char     *name,
                       DeskMemberSort *sort)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i], name))
      {
        *sort = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * desk_member_query_new:
 *
 * Returns: (transfer full): all members by name
 */
DeskMemberQuery *
desk_member_query_new (void)
{
  DeskMemberQuery *self = g_new0 (DeskMemberQuery, 1);

  self->text = g_strdup ("");
  self->tier = -1;
  self->brand = g_strdup ("");
  self->area = g_strdup ("");
  self->balance_below_fen = DESK_FEN_ABSENT;
  self->expiring_days = -1;
  return self;
}

DeskMemberQuery *
desk_member_query_copy (const DeskMemberQuery *self)
{
  DeskMemberQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->brand = g_strdup (self->brand);
  copy->area = g_strdup (self->area);
  return copy;
}

gboolean
desk_member_query_equal (const DeskMemberQuery *self,
                         const DeskMemberQuery *other)
{
  return g_strcmp0 (self->text, other->text) == 0 &&
         self->tier == other->tier &&
         g_strcmp0 (self->brand, other->brand) == 0 &&
         g_strcmp0 (self->area, other->area) == 0 &&
         self->balance_below_fen == other->balance_below_fen &&
         self->not_contacted_days == other->not_contacted_days &&
         self->expiring_days == other->expiring_days &&
         self->flags == other->flags &&
         self->sort == other->sort &&
         self->descending == other->descending;
}

void
desk_member_query_free (DeskMemberQuery *self)
{
  g_free (self->text);
  g_free (self->brand);
  g_free (self->area);
  g_free (self);
}

DeskMemberRow *
desk_member_row_copy (const DeskMemberRow *self)
{
  DeskMemberRow *copy = g_memdup2 (self, sizeof *self);

  copy->member_no = g_strdup (self->member_no);
  copy->name = g_strdup (self->name);
  copy->salutation = g_strdup (self->salutation);
  copy->brand = g_strdup (self->brand);
  copy->card_expires = g_strdup (self->card_expires);
  copy->low_numbers = g_strdupv (self->low_numbers);
  copy->match = self->match != NULL ? desk_match_copy (self->match) : NULL;
  return copy;
}

void
desk_member_row_free (DeskMemberRow *self)
{
  g_free (self->member_no);
  g_free (self->name);
  g_free (self->salutation);
  g_free (self->brand);
  g_free (self->card_expires);
  g_strfreev (self->low_numbers);
  g_clear_pointer (&self->match, desk_match_free);
  g_free (self);
}
