/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-head.h"

#include "desk-member-drag.h"
#include "desk-tier-badge.h"
#include "desk-wrap-layout.h"

#include <desk-balance.h>
#include <desk-labels.h>
#include <desk-mask.h>
#include <desk-money.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

/**
 * DeskMemberHead:
 *
 * Who the member is, and what one has to know before speaking to them. It can be dragged into other
 * programs.
 */
struct _DeskMemberHead
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkLabel       *name;
  DeskTierBadge  *badge;
  GtkLabel       *facts;
  GtkLabel       *frozen;
  GtkLabel       *low;
  GtkLabel       *card;
  GtkDragSource  *drag;
  DeskStore      *store;
};

G_DEFINE_FINAL_TYPE (DeskMemberHead, desk_member_head, GTK_TYPE_WIDGET)

/* A label without anything to say is not there. */
static void
say (GtkLabel *label,
     char     *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
  g_free (sentence);
}

static char *
describe_frozen (const DeskMemberFile *file)
{
  const char *since = "";
  gint64 arrears_fen = 0;
  g_autofree char *amount = NULL;

  if (!file->frozen)
    return NULL;
  for (guint i = 0; i < file->accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (file->accounts, i);

      if (account->arrears_fen <= 0)
        continue;
      arrears_fen += account->arrears_fen;
      if (*since == '\0'
          || (*account->arrears_since != '\0' && strcmp (account->arrears_since, since) < 0))
        since = account->arrears_since;
    }
  amount = desk_money_format_local (arrears_fen);
  if (*since == '\0')
    /* Translators: %s is an amount of money */
    return g_strdup_printf (_("Frozen: %s in arrears"), amount);
  /* Translators: an amount of money, and the day since when it is owed */
  return g_strdup_printf (_("Frozen: %s in arrears since %s"), amount, since);
}

static char *
describe_low (DeskMemberHead       *self,
              const DeskMemberFile *file)
{
  DeskPolicy *policy = desk_store_get_policy (self->store);
  g_autoptr (GString) numbers = g_string_new ("");

  for (guint i = 0; i < file->accounts->len; i++)
    {
      const DeskAccount *account = g_ptr_array_index (file->accounts, i);
      g_autofree char *masked = NULL;
      g_autofree char *amount = NULL;

      if (!desk_account_is_low (account, policy))
        continue;
      masked = desk_mask_number (account->number);
      amount = desk_money_format_local (account->balance_fen);
      g_string_append (numbers, numbers->len > 0 ? C_("sentence", ", ") : "");
      /* Translators: an amount of money, and the number of an account */
      g_string_append_printf (numbers, _("%s on %s"), amount, masked);
    }
  if (numbers->len == 0)
    return NULL;
  /* Translators: %s lists the balances under the line, as in "¥0.57 on 189****0000" */
  return g_strdup_printf (_("▼ Low balance: %s"), numbers->str);
}

static void
show_card (DeskMemberHead   *self,
           const DeskMember *member)
{
  DeskPolicy *policy = desk_store_get_policy (self->store);
  g_autofree char *today = desk_time_day (desk_clock_now (desk_store_get_clock (self->store)),
                                          desk_policy_get_zone (policy));
  char *sentence = NULL;
  gint64 soon = 0;
  int days;

  gtk_widget_remove_css_class (GTK_WIDGET (self->card), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->card), "dim-label");
  if (member->card_tier >= DESK_TIER_SILVER && *member->card_expires != '\0')
    {
      desk_policy_lookup_integer (policy, "card", "expiring_days", &soon);
      days = desk_date_days_between (today, member->card_expires);
      /* Translators: %s is a day */
      sentence = g_strdup_printf (days < 0 ? _("The card expired on %s")
                                           : _("The card expires on %s"),
                                  member->card_expires);
      if (days <= soon)
        {
          gtk_widget_remove_css_class (GTK_WIDGET (self->card), "dim-label");
          gtk_widget_add_css_class (GTK_WIDGET (self->card), "warning");
        }
    }
  say (self->card, sentence);
}

static void
desk_member_head_dispose (GObject *object)
{
  DeskMemberHead *self = DESK_MEMBER_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_member_head_parent_class)->dispose (object);
}

static void
desk_member_head_class_init (DeskMemberHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_head_dispose;

  g_type_ensure (DESK_TYPE_TIER_BADGE);
  g_type_ensure (DESK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "member/desk-member-head.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMemberHead, box);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberHead, name);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberHead, badge);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberHead, facts);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberHead, frozen);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberHead, low);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberHead, card);
}

static void
desk_member_head_init (DeskMemberHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->drag = gtk_drag_source_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
}

GtkWidget *
desk_member_head_new (DeskStore *store)
{
  DeskMemberHead *self = g_object_new (DESK_TYPE_MEMBER_HEAD, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
desk_member_head_show (DeskMemberHead       *self,
                       const DeskMemberFile *file)
{
  g_autoptr (GdkContentProvider) content = desk_member_drag_make (file);
  g_autofree char *name = NULL;
  g_autofree char *facts = NULL;

  g_return_if_fail (DESK_IS_MEMBER_HEAD (self));

  gtk_drag_source_set_content (self->drag, content);

  name = desk_label_member_name (file->member->name, file->member->salutation);
  facts = g_strjoin (" · ", file->member->member_no, desk_label_brand (file->member->brand), NULL);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->facts, facts);
  desk_tier_badge_set_tier (self->badge, file->tier);
  say (self->frozen, describe_frozen (file));
  say (self->low, describe_low (self, file));
  show_card (self, file->member);
}
