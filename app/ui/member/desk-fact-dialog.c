/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fact-dialog.h"

#include "desk-fact-form.h"

#include <glib/gi18n-lib.h>

/**
 * DeskFactDialog:
 *
 * Writes down, changes or removes one thing that is known of a member.
 */
struct _DeskFactDialog
{
  AdwWindow            parent_instance;

  GtkLabel            *problem;
  GtkBox              *content;
  GtkWidget           *remove;
  DeskFactForm        *form;

  DeskDeeds           *deeds;
  char                *member_no;
  DeskKnownFact       *before;  /* (nullable): as it was when this was opened */
};

G_DEFINE_FINAL_TYPE (DeskFactDialog, desk_fact_dialog, ADW_TYPE_WINDOW)

static void
say (DeskFactDialog *self,
     const char     *problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
}

static void
performed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DeskFactDialog) self = user_data;
  g_autofree char *problem = NULL;

  if (desk_deeds_perform_finish (DESK_DEEDS (source), result, &problem))
    gtk_window_close (GTK_WINDOW (self));
  else
    say (self, problem);
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), TRUE);
}

/* Takes @deed. */
static void
perform (DeskFactDialog *self,
         DeskDeed       *deed)
{
  say (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), FALSE);
  desk_deeds_perform_async (self->deeds, deed, performed_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskFactDialog *self = DESK_FACT_DIALOG (widget);
  g_autofree char *problem = NULL;
  g_autoptr (DeskFact) fact = desk_fact_form_read (self->form, &problem);

  if (fact != NULL)
    perform (self, desk_deed_new_set_fact (self->member_no, self->before, fact));
  else
    say (self, problem);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DeskFactDialog *self = DESK_FACT_DIALOG (widget);

  if (self->before != NULL)
    perform (self, desk_deed_new_remove_fact (self->member_no, self->before));
}

static void
activate_cb (DeskFactDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "fact.save", NULL);
}

static void
desk_fact_dialog_finalize (GObject *object)
{
  DeskFactDialog *self = DESK_FACT_DIALOG (object);

  g_object_unref (self->deeds);
  g_free (self->member_no);
  g_clear_pointer (&self->before, desk_known_fact_free);

  G_OBJECT_CLASS (desk_fact_dialog_parent_class)->finalize (object);
}

static void
desk_fact_dialog_class_init (DeskFactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = desk_fact_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "fact.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "fact.remove", NULL, remove_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "member/desk-fact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskFactDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskFactDialog, content);
  gtk_widget_class_bind_template_child (widget_class, DeskFactDialog, remove);
}

static void
desk_fact_dialog_init (DeskFactDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* An occasion by its name; a new one is none yet. */
static const DeskKnownFact *
find_known (const DeskMemberFile *file,
            const char           *kind,
            const char           *occasion)
{
  for (guint i = 0; i < file->facts->len; i++)
    {
      const DeskKnownFact *known = g_ptr_array_index (file->facts, i);

      if (g_str_equal (known->fact->kind, kind) &&
          (!g_str_equal (kind, DESK_FACT_OCCASION) || g_str_equal (known->fact->name, occasion)))
        return known;
    }
  return NULL;
}

/**
 * desk_fact_dialog_new:
 * @kind: what it is about
 * @occasion: the name of an occasion, "" for a new one
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
desk_fact_dialog_new (DeskDeeds            *deeds,
                      const DeskMemberFile *file,
                      const char           *kind,
                      const char           *occasion)
{
  DeskFactDialog *self = g_object_new (DESK_TYPE_FACT_DIALOG, NULL);
  const DeskKnownFact *known = find_known (file, kind, occasion);

  self->deeds = g_object_ref (deeds);
  self->member_no = g_strdup (file->member->member_no);
  self->before = known != NULL ? desk_known_fact_copy (known) : NULL;
  self->form = DESK_FACT_FORM (desk_fact_form_new (kind, known != NULL ? known->fact : NULL));
  g_signal_connect_swapped (self->form, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_insert_child_after (self->content, GTK_WIDGET (self->form), GTK_WIDGET (self->problem));
  gtk_widget_set_visible (self->remove, known != NULL);
  gtk_window_set_title (GTK_WINDOW (self), desk_fact_get_label (kind));
  return GTK_WIDGET (self);
}

/**
 * desk_fact_dialog_get_problem:
 *
 * Returns: (nullable): why it was not recorded
 */
const char *
desk_fact_dialog_get_problem (DeskFactDialog *self)
{
  g_return_val_if_fail (DESK_IS_FACT_DIALOG (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_label (self->problem)
                                                             : NULL;
}
