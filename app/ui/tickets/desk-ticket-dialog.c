/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-ticket-dialog.h"

#include "desk-ticket-deed.h"
#include "desk-ticket-words.h"

#include <desk-labels.h>
#include <glib/gi18n-lib.h>

/**
 * DeskTicketDialog:
 *
 * Takes down a fault, a complaint or a business request, and says by when it is to be dealt with before
 * it is opened (D1 to D4).
 */
struct _DeskTicketDialog
{
  AdwWindow     parent_instance;

  AdwComboRow  *kind;
  AdwComboRow  *place;
  GtkEditable  *text;
  GtkLabel     *deadline;
  GtkLabel     *problem;

  DeskStore    *store;
  DeskDeeds    *deeds;
  char         *member_no;
  char         *brand;
  DeskTier      tier;
};

G_DEFINE_FINAL_TYPE (DeskTicketDialog, desk_ticket_dialog, ADW_TYPE_WINDOW)

static const char *
get_kind (DeskTicketDialog *self)
{
  return desk_ticket_list_kinds ()[adw_combo_row_get_selected (self->kind)];
}

static const char *
get_place (DeskTicketDialog *self)
{
  return g_str_equal (get_kind (self), DESK_TICKET_FAULT)
           ? desk_ticket_list_places ()[adw_combo_row_get_selected (self->place)]
           : "";
}

static void
show_problem (DeskTicketDialog *self,
              const char       *problem)
{
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

static void
show_deadline (DeskTicketDialog *self)
{
  DeskDeadline deadline;
  g_autofree char *words = NULL;

  /* The rows tell of what they select while they are being filled. */
  if (self->store == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->place),
                          g_str_equal (get_kind (self), DESK_TICKET_FAULT));
  desk_deadline_find (desk_store_get_policy (self->store), self->tier, self->brand, get_kind (self),
                      get_place (self), &deadline);
  words = desk_ticket_words_deadline (&deadline);
  gtk_label_set_label (self->deadline, words);
}

static void
performed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskTicketDialog) self = user_data;
  g_autofree char *problem = NULL;

  if (desk_deeds_perform_finish (DESK_DEEDS (source), result, &problem))
    gtk_window_close (GTK_WINDOW (self));
  else if (self->store != NULL)
    show_problem (self, problem);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskTicketDialog *self = DESK_TICKET_DIALOG (widget);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->text)));

  show_problem (self, *text == '\0' ? _("What does the member say?") : "");
  if (*text == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->text));
  else
    desk_deeds_perform_async (self->deeds,
                              desk_deed_new_open_ticket (self->member_no, get_kind (self),
                                                         get_place (self), text),
                              performed_cb, g_object_ref (self));
}

static void
activated_cb (DeskTicketDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "ticket.open", NULL);
}

static void
desk_ticket_dialog_dispose (GObject *object)
{
  DeskTicketDialog *self = DESK_TICKET_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->deeds);
  g_clear_pointer (&self->member_no, g_free);
  g_clear_pointer (&self->brand, g_free);

  G_OBJECT_CLASS (desk_ticket_dialog_parent_class)->dispose (object);
}

static void
desk_ticket_dialog_class_init (DeskTicketDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_ticket_dialog_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "tickets/desk-ticket-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTicketDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DeskTicketDialog, place);
  gtk_widget_class_bind_template_child (widget_class, DeskTicketDialog, text);
  gtk_widget_class_bind_template_child (widget_class, DeskTicketDialog, deadline);
  gtk_widget_class_bind_template_child (widget_class, DeskTicketDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_deadline);
  gtk_widget_class_install_action (widget_class, "ticket.open", NULL, open_action);
}

static void
fill_row (AdwComboRow          *row,
          const char * const   *words,
          const char        *(*get_label) (const char *word))
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    gtk_string_list_append (labels, get_label (words[i]));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
desk_ticket_dialog_init (DeskTicketDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_row (self->kind, desk_ticket_list_kinds (), desk_label_ticket);
  fill_row (self->place, desk_ticket_list_places (), desk_label_area);
}

static void
select_word (AdwComboRow        *row,
             const char * const *words,
             const char         *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      adw_combo_row_set_selected (row, i);
}

/**
 * desk_ticket_dialog_new:
 * @deeds: tells what was done, and undoes it
 * @file: the member's; copied
 */
GtkWidget *
desk_ticket_dialog_new (DeskStore            *store,
                        DeskDeeds            *deeds,
                        const DeskMemberFile *file)
{
  DeskTicketDialog *self = g_object_new (DESK_TYPE_TICKET_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->deeds = g_object_ref (deeds);
  self->member_no = g_strdup (file->member->member_no);
  self->brand = g_strdup (file->member->brand);
  self->tier = file->tier;
  select_word (self->place, desk_ticket_list_places (), file->member->area);
  show_deadline (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text));
  return GTK_WIDGET (self);
}

/**
 * desk_ticket_dialog_fill:
 * @place: of a fault; else ""
 */
void
desk_ticket_dialog_fill (DeskTicketDialog *self,
                         const char       *kind,
                         const char       *place,
                         const char       *text)
{
  g_return_if_fail (DESK_IS_TICKET_DIALOG (self));

  select_word (self->kind, desk_ticket_list_kinds (), kind);
  select_word (self->place, desk_ticket_list_places (), place);
  gtk_editable_set_text (self->text, text);
}

/**
 * desk_ticket_dialog_get_deadline:
 *
 * Returns: (transfer none): what the standard rules for what is chosen
 */
const char *
desk_ticket_dialog_get_deadline (DeskTicketDialog *self)
{
  g_return_val_if_fail (DESK_IS_TICKET_DIALOG (self), NULL);

  return gtk_label_get_label (self->deadline);
}

/**
 * desk_ticket_dialog_get_problem:
 *
 * Returns: (transfer none): why it cannot be opened so, "" for nothing
 */
const char *
desk_ticket_dialog_get_problem (DeskTicketDialog *self)
{
  g_return_val_if_fail (DESK_IS_TICKET_DIALOG (self), NULL);

  return gtk_label_get_label (self->problem);
}
