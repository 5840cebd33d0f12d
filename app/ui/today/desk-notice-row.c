/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-notice-row.h"

#include "desk-aside-layout.h"
#include "desk-format.h"
#include "desk-later-button.h"
#include "desk-member-link.h"
#include "desk-ticket-words.h"
#include "desk-timeline-words.h"

#include <desk-entitlement.h>
#include <desk-labels.h>
#include <desk-money.h>
#include <glib/gi18n-lib.h>

/**
 * DeskNoticeRow:
 *
 * Something to know about a member: an entitlement runs (E6), something lent is wanted back (E7), the
 * membership is frozen (L3), the card expires or is of another tier (L1), a ticket is open (D1, D4), or a
 * call-back was promised (D5). What the member is to be told of can be recorded by the page's
 * "today.contact".
 */
struct _DeskNoticeRow
{
  GtkListBoxRow    parent_instance;

  DeskMemberLink  *link;
  GtkLabel        *detail;
  GtkLabel        *figure;
  GtkActionable   *record;
  DeskLaterButton *later;
};

G_DEFINE_FINAL_TYPE (DeskNoticeRow, desk_notice_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_texts (DeskNoticeRow *self,
           const char    *name,
           const char    *salutation,
           const char    *detail,
           const char    *figure)
{
  g_autofree char *full_name = desk_label_member_name (name, salutation);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", full_name, detail, figure);

  gtk_label_set_label (self->detail, detail);
  gtk_label_set_label (self->figure, figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The member is to be told of it, now or later. */
static void
offer_record (DeskNoticeRow *self,
              const char    *member_no,
              const char    *occasion,
              const char    *cause)
{
  desk_later_button_set_cause (self->later, member_no, cause);
  gtk_actionable_set_action_target (self->record, "(ss)", member_no, occasion);
  gtk_widget_set_visible (GTK_WIDGET (self->record), TRUE);
}

/* In red once it is overdue. */
static void
show_overdue (DeskNoticeRow *self,
              gboolean       overdue)
{
  if (overdue)
    gtk_widget_add_css_class (GTK_WIDGET (self->figure), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->figure), "error");
}

static void
set_act (DeskNoticeRow *self,
         const char    *label,
         const char    *tooltip,
         const char    *action,
         const char    *member_no,
         const char    *id)
{
  gtk_button_set_label (GTK_BUTTON (self->record), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->record), tooltip);
  gtk_actionable_set_action_name (self->record, action);
  gtk_actionable_set_action_target (self->record, "(ss)", member_no, id);
  gtk_widget_set_visible (GTK_WIDGET (self->record), TRUE);
}

/* It is back, or the member is to be reminded of it later. */
static void
offer_return (DeskNoticeRow      *self,
              const DeskLoanItem *item)
{
  desk_later_button_set_cause (self->later, item->member_no, item->cause);
  set_act (self, _("Returned"), _("It is back"), "today.return-loan", item->member_no, item->use_id);
}

/* D4: what the department was not told of is not put off. */
static void
offer_ticket (DeskNoticeRow        *self,
              const DeskTicketItem *item)
{
  desk_later_button_set_cause (self->later, item->member_no, item->cause);
  if (item->untold)
    set_act (self, C_("ticket", "Told"), _("The specialist department was told"),
             "today.tell-ticket", item->member_no, item->ticket_id);
  else
    set_act (self, C_("ticket", "Done…"), _("Write down what came of it"), "today.close-ticket",
             item->member_no, item->ticket_id);
}

static void
desk_notice_row_class_init (DeskNoticeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DESK_TYPE_ASIDE_LAYOUT);
  g_type_ensure (DESK_TYPE_MEMBER_LINK);
  g_type_ensure (DESK_TYPE_LATER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "today/desk-notice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskNoticeRow, link);
  gtk_widget_class_bind_template_child (widget_class, DeskNoticeRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DeskNoticeRow, figure);
  gtk_widget_class_bind_template_child (widget_class, DeskNoticeRow, record);
  gtk_widget_class_bind_template_child (widget_class, DeskNoticeRow, later);
}

static void
desk_notice_row_init (DeskNoticeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_notice_row_new (void)
{
  return g_object_new (DESK_TYPE_NOTICE_ROW, NULL);
}

/**
 * desk_notice_row_set_freeze:
 * @item: copied
 */
void
desk_notice_row_set_freeze (DeskNoticeRow        *self,
                            const DeskFreezeItem *item)
{
  g_autofree char *detail = NULL;
  g_autofree char *figure = NULL;

  g_return_if_fail (DESK_IS_NOTICE_ROW (self));

  if (*item->arrears_since != '\0')
    /* Translators: %s is a date */
    detail = g_strdup_printf (_("In arrears since %s"), item->arrears_since);
  else
    detail = g_strdup (_("In arrears"));
  figure = desk_money_format_local (item->arrears_fen);
  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  offer_record (self, item->member_no, DESK_OCCASION_ARREARS, item->cause);
  set_texts (self, item->name, item->salutation, detail, figure);
}

/**
 * desk_notice_row_set_renewal:
 * @item: copied
 */
void
desk_notice_row_set_renewal (DeskNoticeRow         *self,
                             const DeskRenewalItem *item)
{
  g_autofree char *detail = NULL;
  g_autofree char *figure = NULL;

  g_return_if_fail (DESK_IS_NOTICE_ROW (self));

  /* Translators: %s is a date */
  detail = g_strdup_printf (_("Card valid until %s"), item->card_expires);
  if (item->days_left < 0)
    figure = g_strdup (_("expired"));
  else if (item->days_left == 0)
    figure = g_strdup (_("today"));
  else
    figure = g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) item->days_left),
                              item->days_left);
  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  offer_record (self, item->member_no, DESK_OCCASION_CARD, item->cause);
  set_texts (self, item->name, item->salutation, detail, figure);
}

/**
 * desk_notice_row_set_running:
 * @item: copied
 * @zone: the policy's
 *
 * An emergency reactivation or a delayed suspension (E6): since when, and when it ends.
 */
void
desk_notice_row_set_running (DeskNoticeRow         *self,
                             const DeskRunningItem *item,
                             gint64                 now_ms,
                             GTimeZone             *zone)
{
  g_autofree char *since = desk_format_moment (item->used_ms, now_ms, zone);
  g_autofree char *figure = desk_format_end (item->ends_ms, now_ms, zone);
  g_autofree char *detail = NULL;

  g_return_if_fail (DESK_IS_NOTICE_ROW (self));

  /* Translators: %1$s is an entitlement, %2$s a moment */
  detail = g_strdup_printf (_("%1$s · since %2$s"), desk_entitlement_get_label (item->service),
                            since);
  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  set_texts (self, item->name, item->salutation, detail, figure);
}

/**
 * desk_notice_row_set_loan:
 * @item: copied
 * @zone: the policy's
 *
 * Something that was lent and is wanted back (E7): what, since when, and how long overdue, in red.
 */
void
desk_notice_row_set_loan (DeskNoticeRow      *self,
                          const DeskLoanItem *item,
                          gint64              now_ms,
                          GTimeZone          *zone)
{
  g_autofree char *since = desk_format_moment (item->used_ms, now_ms, zone);
  g_autofree char *detail = NULL;
  g_autofree char *figure = NULL;

  g_return_if_fail (DESK_IS_NOTICE_ROW (self));

  /* Translators: %1$s is an entitlement, %2$s a moment */
  detail = g_strdup_printf (_("%1$s · since %2$s"), desk_entitlement_get_label (item->service),
                            since);
  if (item->days_late == 0)
    figure = g_strdup (C_("to be returned", "today"));
  else
    figure = g_strdup_printf (ngettext ("%d day overdue", "%d days overdue",
                                        (gulong) item->days_late), item->days_late);
  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  offer_return (self, item);
  set_texts (self, item->name, item->salutation, detail, figure);
  show_overdue (self, item->days_late > 0);
}

/**
 * desk_notice_row_set_tier_change:
 * @item: copied
 * @zone: the policy's
 *
 * A card of another tier (L1): which, before which, and since when.
 */
void
desk_notice_row_set_tier_change (DeskNoticeRow            *self,
                                 const DeskTierChangeItem *item,
                                 gint64                    now_ms,
                                 GTimeZone                *zone)
{
  g_autofree char *detail = desk_timeline_words_tier (item->was, item->became);
  g_autofree char *figure = desk_format_moment (item->feed_ms, now_ms, zone);

  g_return_if_fail (DESK_IS_NOTICE_ROW (self));

  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  offer_record (self, item->member_no, DESK_OCCASION_RATING, item->cause);
  set_texts (self, item->name, item->salutation, detail, figure);
}

/**
 * desk_notice_row_set_callback:
 * @item: copied
 * @zone: the policy's
 *
 * A promised call-back (D5): about what, and when it is due; in red once it is overdue.
 */
void
desk_notice_row_set_callback (DeskNoticeRow          *self,
                              const DeskCallbackItem *item,
                              gint64                  now_ms,
                              GTimeZone              *zone)
{
  g_autofree char *due = desk_format_due (item->due_ms, now_ms, zone);

  g_return_if_fail (DESK_IS_NOTICE_ROW (self));

  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  offer_record (self, item->member_no, DESK_OCCASION_CALL_BACK, item->cause);
  set_texts (self, item->name, item->salutation, item->about, due);
  show_overdue (self, item->due_ms <= now_ms);
}

/**
 * desk_notice_row_set_ticket:
 * @item: copied
 * @zone: the policy's
 *
 * An open ticket (D1, D2, D3): what it is about, and in red that the department is to be told (D4) or
 * that its time is over.
 */
void
desk_notice_row_set_ticket (DeskNoticeRow        *self,
                            const DeskTicketItem *item,
                            gint64                now_ms,
                            GTimeZone            *zone)
{
  g_autofree char *what = desk_ticket_words_what (item);
  g_autofree char *state = desk_ticket_words_state (item, now_ms, zone);

  g_return_if_fail (DESK_IS_NOTICE_ROW (self));

  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
  offer_ticket (self, item);
  set_texts (self, item->name, item->salutation, what, state);
  show_overdue (self, desk_ticket_words_is_late (item, now_ms));
}
