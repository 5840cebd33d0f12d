/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-trouble.h"

#include "desk-copy.h"

#include <glib/gi18n-lib.h>

/**
 * DeskMemberTrouble:
 *
 * Why a member cannot be shown, as after a move to another manager. What was being written about
 * them can be taken along.
 */
struct _DeskMemberTrouble
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkLabel  *story;
  GtkWidget *kept;
  GtkLabel  *unsaved;
};

G_DEFINE_FINAL_TYPE (DeskMemberTrouble, desk_member_trouble, GTK_TYPE_WIDGET)

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskMemberTrouble *self = DESK_MEMBER_TROUBLE (widget);

  desk_copy_text (widget, gtk_label_get_label (self->unsaved));
  gtk_widget_activate_action (widget, "member.say", "s", _("Copied."));
}

static void
desk_member_trouble_dispose (GObject *object)
{
  g_clear_pointer (&DESK_MEMBER_TROUBLE (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_member_trouble_parent_class)->dispose (object);
}

static void
desk_member_trouble_class_init (DeskMemberTroubleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_member_trouble_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "member/desk-member-trouble.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMemberTrouble, box);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberTrouble, story);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberTrouble, kept);
  gtk_widget_class_bind_template_child (widget_class, DeskMemberTrouble, unsaved);
  gtk_widget_class_install_action (widget_class, "trouble.copy", NULL, copy_action);
}

static void
desk_member_trouble_init (DeskMemberTrouble *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_member_trouble_show:
 * @story: why, a sentence
 * @unsaved: what was being written about the member, or ""
 */
void
desk_member_trouble_show (DeskMemberTrouble *self,
                          const char        *story,
                          const char        *unsaved)
{
  g_return_if_fail (DESK_IS_MEMBER_TROUBLE (self));

  gtk_label_set_label (self->story, story);
  gtk_label_set_label (self->unsaved, unsaved);
  gtk_widget_set_visible (self->kept, *unsaved != '\0');
}

const char *
desk_member_trouble_get_story (DeskMemberTrouble *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TROUBLE (self), NULL);

  return gtk_label_get_label (self->story);
}

/**
 * desk_member_trouble_get_unsaved:
 *
 * Returns: what was being written, or ""
 */
const char *
desk_member_trouble_get_unsaved (DeskMemberTrouble *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_TROUBLE (self), NULL);

  return gtk_label_get_label (self->unsaved);
}
