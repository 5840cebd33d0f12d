/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-contact-dialog.h"

#include "desk-care-form.h"
#include "desk-format.h"
#include "desk-reveal-button.h"
#include "desk-submit.h"
#include "desk-verdict-words.h"

#include <desk-care.h>
#include <desk-hours.h>
#include <desk-json.h>
#include <desk-mask.h>
#include <desk-member-file.h>
#include <desk-perform-each.h>
#include <glib/gi18n-lib.h>

/**
 * DeskContactDialog:
 *
 * Records a contact with a member, or the same with each of several (E5, P3), in a quiet hour with the
 * warning of H2.
 */
struct _DeskContactDialog
{
  AdwWindow          parent_instance;

  GtkLabel          *reason;    /* why an earlier one was turned away */
  AdwComboRow       *occasion_row;
  GtkBox            *box;
  DeskCareForm      *form;

  DeskStore         *store;
  DeskRevealButton  *revealer;  /* records the asking; not seen, the form has a button of its own */
  char              *member_no;
  GArray            *ids;               /* (nullable): several, instead of that one */
  char              *amended_id;        /* (nullable): what was turned away and is said anew */
  char              *phone;
  GCancellable      *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskContactDialog, desk_contact_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fill_occasions (DeskContactDialog *self)
{
  const char * const *occasions = desk_care_list_occasions ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; occasions[i] != NULL; i++)
    gtk_string_list_append (labels, desk_care_get_occasion_label (occasions[i]));
  adw_combo_row_set_model (self->occasion_row, G_LIST_MODEL (labels));
}

static void
show_phone (DeskContactDialog *self)
{
  g_autofree char *masked = desk_mask_number (self->phone);
  gboolean revealed = desk_reveal_button_get_revealed (self->revealer);

  desk_care_form_set_phone (self->form, revealed ? self->phone : masked, revealed);
}

/* H3: when the window opens next, and what the member prefers; @file: NULL while it is not known. */
static char *
describe_quiet (DeskContactDialog    *self,
                const DeskMemberFile *file)
{
  DeskPolicy *policy = desk_store_get_policy (self->store);
  const DeskIdentity *identity = desk_store_get_identity (self->store);
  const char *region = identity != NULL ? identity->region : "";
  gint64 now_ms = desk_clock_now (desk_store_get_clock (self->store));
  const DeskKnownFact *known =
    file != NULL ? desk_member_file_find_fact (file, DESK_FACT_CALL_HOURS) : NULL;
  gint64 opens_ms = desk_hours_notify_opens (policy, region, now_ms);
  gint64 closes_ms;
  gboolean wished = known != NULL && desk_hours_find_wished (policy, region, &known->fact->hours,
                                                             now_ms, &opens_ms, &closes_ms);
  g_autofree char *opens = desk_format_moment (opens_ms, now_ms, desk_policy_get_zone (policy));
  g_autofree char *hours = NULL;

  if (opens_ms == now_ms)
    return NULL;
  if (!wished)
    return g_strdup_printf (_("These are quiet hours: please call from %s."), opens);
  hours = desk_fact_describe_hours (&known->fact->hours);
  return g_strdup_printf (_("The member prefers %1$s: better call from %2$s."), hours, opens);
}

static void
show_hours (DeskContactDialog    *self,
            const DeskMemberFile *file)
{
  g_autofree char *notice = describe_quiet (self, file);

  desk_care_form_set_quiet (self->form, notice);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DeskContactDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskMemberFile) file = desk_store_load_member_finish (DESK_STORE (source), result,
                                                                   &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (file == NULL)
    {
      desk_care_form_set_problem (self->form, error->message);
      return;
    }
  self->phone = g_strdup (file->member->phone);
  show_phone (self);
  show_hours (self, file);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DeskContactDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_submit_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence = desk_verdict_words (verdict, error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  if (verdict == NULL || !verdict->accepted)
    {
      desk_care_form_set_problem (self->form, sentence);
      return;
    }
  g_signal_emit (self, signals[DONE], 0, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static char *
describe_performed (const DeskPerformed *performed)
{
  g_autofree char *recorded =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u contact recorded.", "%u contacts recorded.",
                                  performed->n_accepted),
                     performed->n_accepted);
  g_autofree char *refused = desk_refusals_words (performed);

  return refused != NULL ? g_strjoin (" ", recorded, refused, NULL) : g_steal_pointer (&recorded);
}

static void
each_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DeskContactDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPerformed) performed =
    desk_store_perform_each_finish (DESK_STORE (source), result, &error);
  g_autofree char *sentence = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  if (performed == NULL)
    {
      desk_care_form_set_problem (self->form, error->message);
      return;
    }
  sentence = describe_performed (performed);
  if (performed->n_accepted == 0)
    {
      desk_care_form_set_problem (self->form, sentence);
      return;
    }
  g_signal_emit (self, signals[DONE], 0, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_cb (DeskContactDialog *self)
{
  const char *occasion =
    desk_care_list_occasions ()[adw_combo_row_get_selected (self->occasion_row)];
  g_autoptr (JsonObject) args = desk_care_form_make_args (self->form, self->member_no, occasion);

  desk_care_form_set_problem (self->form, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
  if (self->ids != NULL)
    desk_store_perform_each_async (self->store, DESK_OP_CARE_LOG, args, self->ids, NULL,
                                   each_saved_cb, g_object_ref (self));
  else
    desk_submit_async (self->store, self->amended_id, DESK_OP_CARE_LOG, args, saved_cb,
                       g_object_ref (self));
}

static void
reveal_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  desk_reveal_button_reveal (DESK_CONTACT_DIALOG (widget)->revealer);
}

static void
say_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  desk_care_form_set_problem (DESK_CONTACT_DIALOG (widget)->form,
                              g_variant_get_string (parameter, NULL));
}

static void
desk_contact_dialog_dispose (GObject *object)
{
  DeskContactDialog *self = DESK_CONTACT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->revealer != NULL)
    g_signal_handlers_disconnect_by_data (self->revealer, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_contact_dialog_parent_class)->dispose (object);
}

static void
desk_contact_dialog_finalize (GObject *object)
{
  DeskContactDialog *self = DESK_CONTACT_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->member_no);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->amended_id);
  g_free (self->phone);

  G_OBJECT_CLASS (desk_contact_dialog_parent_class)->finalize (object);
}

static void
desk_contact_dialog_class_init (DeskContactDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_contact_dialog_dispose;
  object_class->finalize = desk_contact_dialog_finalize;

  signals[DONE] = g_signal_new ("done", DESK_TYPE_CONTACT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "care.reveal", NULL, reveal_action);
  gtk_widget_class_install_action (widget_class, "member.say", "s", say_action);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "member/desk-contact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskContactDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, DeskContactDialog, occasion_row);
  gtk_widget_class_bind_template_child (widget_class, DeskContactDialog, box);
}

static void
desk_contact_dialog_init (DeskContactDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_occasions (self);

  self->form = DESK_CARE_FORM (desk_care_form_new ());
  g_signal_connect_swapped (self->form, "save", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (self->form, "cancel", G_CALLBACK (gtk_window_close), self);
  gtk_box_append (self->box, GTK_WIDGET (self->form));
}

/**
 * desk_contact_dialog_new:
 *
 * Returns: (transfer none): the dialog, which is reading the member
 */
GtkWidget *
desk_contact_dialog_new (DeskStore  *store,
                         const char *member_no)
{
  DeskContactDialog *self = g_object_new (DESK_TYPE_CONTACT_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->member_no = g_strdup (member_no);
  self->revealer = DESK_REVEAL_BUTTON (desk_reveal_button_new (store));
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
  gtk_box_append (self->box, GTK_WIDGET (self->revealer));
  desk_reveal_button_set_secret (self->revealer, member_no, "phone", _("the phone number"));
  g_signal_connect_swapped (self->revealer, "notify::revealed", G_CALLBACK (show_phone), self);
  show_hours (self, NULL);
  desk_store_load_member_async (store, member_no, self->cancellable, loaded_cb,
                                g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * desk_contact_dialog_new_each:
 * @ids: (element-type gint64): of the members in the lists
 *
 * Returns: (transfer none): a dialog that records the same contact with each of them
 */
GtkWidget *
desk_contact_dialog_new_each (DeskStore *store,
                              GArray    *ids)
{
  DeskContactDialog *self = g_object_new (DESK_TYPE_CONTACT_DIALOG, NULL);
  g_autofree char *title =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Record a Contact with %u Member",
                                  "Record a Contact with %u Members", ids->len),
                     ids->len);

  self->store = g_object_ref (store);
  self->member_no = g_strdup ("");
  self->ids = g_array_ref (ids);
  gtk_window_set_title (GTK_WINDOW (self), title);
  desk_care_form_set_phone (self->form, "", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "care.reveal", FALSE);
  show_hours (self, NULL);
  return GTK_WIDGET (self);
}

/**
 * desk_contact_dialog_get_form:
 *
 * Returns: (transfer none): the form inside
 */
GtkWidget *
desk_contact_dialog_get_form (DeskContactDialog *self)
{
  g_return_val_if_fail (DESK_IS_CONTACT_DIALOG (self), NULL);

  return GTK_WIDGET (self->form);
}

void
desk_contact_dialog_set_occasion (DeskContactDialog *self,
                                  const char        *occasion)
{
  const char * const *occasions = desk_care_list_occasions ();

  g_return_if_fail (DESK_IS_CONTACT_DIALOG (self));

  for (guint i = 0; occasions[i] != NULL; i++)
    if (g_str_equal (occasions[i], occasion))
      adw_combo_row_set_selected (self->occasion_row, i);
}

/**
 * desk_contact_dialog_amend:
 * @entry: a contact that was turned away
 *
 * Shows what was recorded, and why it was turned away; on OK the new operation takes the place of
 * the old one.
 */
void
desk_contact_dialog_amend (DeskContactDialog     *self,
                           const DeskOutboxEntry *entry)
{
  g_autofree char *reason = entry->reason != NULL ? desk_reason_describe (entry->reason) : NULL;

  g_return_if_fail (DESK_IS_CONTACT_DIALOG (self));

  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  self->amended_id = g_strdup (entry->op_id);
  gtk_window_set_title (GTK_WINDOW (self), _("Edit and Send Again"));
  desk_contact_dialog_set_occasion (self, desk_json_peek_string (entry->args, "occasion", ""));
  desk_care_form_fill (self->form, entry->args);
}
