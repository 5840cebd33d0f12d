/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-care-row.h"

#include "desk-aside-layout.h"
#include "desk-care-form.h"
#include "desk-format.h"
#include "desk-later-button.h"
#include "desk-member-link.h"
#include "desk-verdict-words.h"

#include <desk-fact.h>
#include <desk-labels.h>
#include <desk-mask.h>
#include <desk-money.h>
#include <desk-outbox.h>
#include <glib/gi18n-lib.h>

/**
 * DeskCareRow:
 *
 * One call that is due (E5), and the form to record it in place. The form is made when it is first
 * asked for. The row leaves when the store no longer counts the call as due.
 *
 * Actions: "care.record" opens or closes the form, "care.reveal" shows the phone number and records
 * that. Tells what was recorded through the page's "today.say".
 */
struct _DeskCareRow
{
  GtkListBoxRow    parent_instance;

  DeskMemberLink  *link;
  GtkLabel        *account;
  GtkLabel        *balance;
  GtkToggleButton *record;
  DeskLaterButton *later;
  GtkRevealer     *revealer;
  DeskCareForm    *form;        /* nullable */

  DeskStore       *store;
  GCancellable    *cancellable;
  char            *member_no;
  char            *occasion;
  char            *phone;
  char            *quiet;       /* nullable */
  char            *text;        /* what to write to the member */
  gboolean         revealed;
};

G_DEFINE_FINAL_TYPE (DeskCareRow, desk_care_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_phone (DeskCareRow *self)
{
  g_autofree char *masked = desk_mask_number (self->phone);

  if (self->form != NULL)
    desk_care_form_set_phone (self->form, self->revealed ? self->phone : masked, self->revealed);
}

static void
set_open (DeskCareRow *self,
          gboolean     open)
{
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_toggle_button_set_active (self->record, open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->record), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
  gtk_widget_grab_focus (open ? GTK_WIDGET (self->form) : GTK_WIDGET (self->record));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskCareRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_store_perform_finish (DESK_STORE (source), result, &error);
  g_autofree char *words = desk_verdict_words (verdict, error);

  if (self->form == NULL)
    return;
  if (verdict == NULL || !verdict->accepted)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
      desk_care_form_set_problem (self->form, words);
      gtk_widget_grab_focus (GTK_WIDGET (self->form));
      return;
    }
  set_open (self, FALSE);
  self->form = NULL;
  gtk_revealer_set_child (self->revealer, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "today.say", "s", words);
}

static void
save_cb (DeskCareRow *self)
{
  g_autoptr (JsonObject) args = desk_care_form_make_args (self->form, self->member_no,
                                                          self->occasion);

  desk_care_form_set_problem (self->form, NULL);
  /* The form may go with its row at any moment, so the focus leaves it first. */
  gtk_widget_grab_focus (GTK_WIDGET (self->record));
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
  /* Not cancelled with the row: what the person saved is saved. */
  desk_store_perform_async (self->store, DESK_OP_CARE_LOG, args, NULL, saved_cb,
                            g_object_ref (self));
}

static void
cancel_cb (DeskCareRow *self)
{
  set_open (self, FALSE);
}

static void
make_form (DeskCareRow *self)
{
  self->form = DESK_CARE_FORM (desk_care_form_new ());
  g_signal_connect_swapped (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->form, "cancel", G_CALLBACK (cancel_cb), self);
  desk_care_form_set_quiet (self->form, self->quiet);
  desk_care_form_set_message (self->form, self->text);
  show_phone (self);
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->form));
}

static void
revealed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskCareRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_store_perform_finish (DESK_STORE (source), result, &error);
  g_autofree char *words = desk_verdict_words (verdict, error);

  if (self->form == NULL)
    return;
  self->revealed = verdict != NULL && verdict->accepted;
  desk_care_form_set_problem (self->form, self->revealed ? NULL : words);
  show_phone (self);
}

static void
desk_care_row_record_action (GtkWidget  *widget,
                             const char *name,
                             GVariant   *parameter)
{
  DeskCareRow *self = DESK_CARE_ROW (widget);

  if (self->form == NULL)
    make_form (self);
  set_open (self, !gtk_revealer_get_reveal_child (self->revealer));
}

static void
desk_care_row_reveal_action (GtkWidget  *widget,
                             const char *name,
                             GVariant   *parameter)
{
  DeskCareRow *self = DESK_CARE_ROW (widget);
  g_autoptr (JsonObject) args = json_object_new ();

  json_object_set_string_member (args, "member_no", self->member_no);
  json_object_set_string_member (args, "field", "phone");
  desk_store_perform_async (self->store, DESK_OP_SECRECY_REVEAL, args, self->cancellable,
                            revealed_cb, g_object_ref (self));
}

static void
desk_care_row_dispose (GObject *object)
{
  DeskCareRow *self = DESK_CARE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  self->form = NULL;

  G_OBJECT_CLASS (desk_care_row_parent_class)->dispose (object);
}

static void
desk_care_row_finalize (GObject *object)
{
  DeskCareRow *self = DESK_CARE_ROW (object);

  g_object_unref (self->cancellable);
  g_free (self->member_no);
  g_free (self->occasion);
  g_free (self->phone);
  g_free (self->quiet);
  g_free (self->text);

  G_OBJECT_CLASS (desk_care_row_parent_class)->finalize (object);
}

static void
desk_care_row_class_init (DeskCareRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_care_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_care_row_finalize;

  g_type_ensure (DESK_TYPE_ASIDE_LAYOUT);
  g_type_ensure (DESK_TYPE_MEMBER_LINK);
  g_type_ensure (DESK_TYPE_LATER_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "today/desk-care-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCareRow, link);
  gtk_widget_class_bind_template_child (widget_class, DeskCareRow, account);
  gtk_widget_class_bind_template_child (widget_class, DeskCareRow, balance);
  gtk_widget_class_bind_template_child (widget_class, DeskCareRow, record);
  gtk_widget_class_bind_template_child (widget_class, DeskCareRow, later);
  gtk_widget_class_bind_template_child (widget_class, DeskCareRow, revealer);
  gtk_widget_class_install_action (widget_class, "care.record", NULL, desk_care_row_record_action);
  gtk_widget_class_install_action (widget_class, "care.reveal", NULL, desk_care_row_reveal_action);
}

static void
desk_care_row_init (DeskCareRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_care_row_new (DeskStore *store)
{
  DeskCareRow *self = g_object_new (DESK_TYPE_CARE_ROW, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/* The account, and what else there is to know before calling. */
static char *
describe_account (DeskCareRow        *self,
                  const DeskCareItem *item,
                  gint64              now_ms)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  g_autofree char *number = desk_mask_number (item->number);
  g_autofree char *opens = desk_format_moment (item->callable_from_ms, now_ms, zone);
  g_autofree char *tried = desk_format_moment (item->tried_ms, now_ms, zone);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s", desk_label_kind (item->kind), number);
  if (!item->callable_now)
    {
      g_string_append (text, " · ");
      /* Translators: %s is when the quiet hours end, as in "14:00" or "tomorrow 08:00" */
      g_string_append_printf (text, _("from %s"), opens);
    }
  if (item->tried_ms != 0)
    {
      g_string_append (text, " · ");
      /* Translators: %s is when a call was tried without reaching the member */
      g_string_append_printf (text, _("tried %s"), tried);
    }
  return g_string_free (text, FALSE);
}

/* P2: as the standard speaks to members. */
static char *
write_message (DeskCareRow        *self,
               const DeskCareItem *item)
{
  const DeskIdentity *identity = desk_store_get_identity (self->store);
  g_autofree char *name = desk_label_member_name (item->name, item->salutation);
  g_autofree char *number = desk_mask_number (item->number);
  g_autofree char *account = g_strdup_printf ("%s %s", desk_label_kind (item->kind), number);
  g_autofree char *balance = desk_money_format_local (item->balance_fen);

  /* Translators: an SMS: %1$s is the member, %2$s the account, %3$s its balance, %4$s the account
   * manager */
  return g_strdup_printf (_("Dear %1$s, the balance of your account %2$s is %3$s. Please recharge it "
                            "soon, so that you can go on using it. Your account manager %4$s, China "
                            "Telecom"),
                          name, account, balance, identity != NULL ? identity->manager_name : "");
}

static void
set_message (DeskCareRow        *self,
             const DeskCareItem *item)
{
  g_free (self->text);
  self->text = write_message (self, item);
  if (self->form != NULL)
    desk_care_form_set_message (self->form, self->text);
}

/* Why the call should wait. */
static char *
describe_quiet (DeskCareRow        *self,
                const DeskCareItem *item,
                gint64              now_ms)
{
  GTimeZone *zone = desk_policy_get_zone (desk_store_get_policy (self->store));
  g_autofree char *opens = desk_format_moment (item->callable_from_ms, now_ms, zone);
  g_autofree char *hours = NULL;

  if (item->hours.days == 0)
    return g_strdup_printf (_("These are quiet hours: please call from %s."), opens);
  hours = desk_fact_describe_hours (&item->hours);
  /* Translators: days and hours, and then when to call: "The member prefers Mon–Fri, 18:00–20:00:
   * better call from 18:00." */
  return g_strdup_printf (_("The member prefers %1$s: better call from %2$s."), hours, opens);
}

static void
set_quiet (DeskCareRow        *self,
           const DeskCareItem *item,
           gint64              now_ms)
{
  g_clear_pointer (&self->quiet, g_free);
  if (!item->callable_now)
    self->quiet = describe_quiet (self, item, now_ms);
  if (self->form != NULL)
    desk_care_form_set_quiet (self->form, self->quiet);
}

/* Another member means another number, hidden again. */
static void
set_member (DeskCareRow        *self,
            const DeskCareItem *item)
{
  if (g_strcmp0 (self->phone, item->phone) != 0)
    {
      self->revealed = FALSE;
      g_free (self->phone);
      self->phone = g_strdup (item->phone);
      show_phone (self);
    }
  g_free (self->member_no);
  self->member_no = g_strdup (item->member_no);
  g_free (self->occasion);
  self->occasion = g_strdup (item->occasion);
  desk_member_link_set_member (self->link, item->member_no, item->name, item->salutation,
                               item->tier);
}

/**
 * desk_care_row_set_item:
 * @item: copied
 *
 * Shows @item as of @now_ms; a form that is open stays open.
 */
void
desk_care_row_set_item (DeskCareRow        *self,
                        const DeskCareItem *item,
                        gint64              now_ms)
{
  g_autofree char *account = NULL;
  g_autofree char *balance = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (DESK_IS_CARE_ROW (self));

  account = describe_account (self, item, now_ms);
  balance = desk_money_format_local (item->balance_fen);
  set_member (self, item);
  desk_later_button_set_cause (self->later, item->member_no, item->cause);
  set_quiet (self, item, now_ms);
  set_message (self, item);
  gtk_label_set_label (self->account, account);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->account), account);
  gtk_label_set_label (self->balance, balance);

  name = desk_label_member_name (item->name, item->salutation);
  /* Translators: a row for a screen reader: member, tier, account, balance */
  label = g_strdup_printf (_("%1$s, %2$s, %3$s, balance %4$s"), name,
                           desk_tier_get_label (item->tier), account, balance);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
