/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-care-message.h"

#include "desk-copy.h"

#include <glib/gi18n-lib.h>

/**
 * DeskCareMessage:
 *
 * What to write to a member, to be copied or to go on with in the program for calls and messages of
 * this computer; that one learns the phone number, so it is offered once the number was shown.
 *
 * Actions: "message.copy", "message.open".
 */
struct _DeskCareMessage
{
  GtkWidget  parent_instance;

  GtkLabel  *words;
  GtkWidget *copy;
  GtkButton *open;

  char      *uri;               /* NULL: the number was not shown */
};

G_DEFINE_FINAL_TYPE (DeskCareMessage, desk_care_message, GTK_TYPE_WIDGET)

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskCareMessage *self = DESK_CARE_MESSAGE (widget);

  desk_copy_text (widget, gtk_label_get_label (self->words));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DeskCareMessage *self = DESK_CARE_MESSAGE (widget);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), self->uri, GDK_CURRENT_TIME);
}

static void
desk_care_message_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (desk_care_message_parent_class)->dispose (object);
}

static void
desk_care_message_finalize (GObject *object)
{
  g_free (DESK_CARE_MESSAGE (object)->uri);

  G_OBJECT_CLASS (desk_care_message_parent_class)->finalize (object);
}

static void
desk_care_message_class_init (DeskCareMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_care_message_dispose;
  object_class->finalize = desk_care_message_finalize;

  gtk_widget_class_install_action (widget_class, "message.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "message.open", NULL, open_action);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "today/desk-care-message.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCareMessage, words);
  gtk_widget_class_bind_template_child (widget_class, DeskCareMessage, copy);
  gtk_widget_class_bind_template_child (widget_class, DeskCareMessage, open);
}

static void
desk_care_message_init (DeskCareMessage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_care_message_make_uri:
 * @channel: `call` or `sms`
 * @text: (nullable): what to write
 *
 * Returns: (transfer full): what opens the program for calls, or for messages with what to write
 */
char *
desk_care_message_make_uri (const char *channel,
                            const char *phone,
                            const char *text)
{
  g_autofree char *number = g_uri_escape_string (phone, "+", FALSE);
  g_autofree char *body = g_uri_escape_string (text != NULL ? text : "", NULL, FALSE);

  if (!g_str_equal (channel, "sms"))
    return g_strconcat ("tel:", number, NULL);
  return g_strconcat ("sms:", number, *body != '\0' ? "?body=" : NULL, body, NULL);
}

/**
 * desk_care_message_show:
 * @channel: `call` or `sms`
 * @phone: (nullable): the whole number, once it may be seen
 * @text: (nullable): what to write
 */
void
desk_care_message_show (DeskCareMessage *self,
                        const char      *channel,
                        const char      *phone,
                        const char      *text)
{
  gboolean writes = g_str_equal (channel, "sms") && text != NULL;

  g_return_if_fail (DESK_IS_CARE_MESSAGE (self));

  g_clear_pointer (&self->uri, g_free);
  if (phone != NULL && *phone != '\0')
    self->uri = desk_care_message_make_uri (channel, phone, text);
  gtk_label_set_label (self->words, writes ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), writes);
  gtk_widget_set_visible (self->copy, writes);
  gtk_button_set_label (self->open, g_str_equal (channel, "sms") ? _("Write in the Phone Program…")
                                                                 : _("Call by the Phone Program…"));
  gtk_widget_set_visible (GTK_WIDGET (self->open), self->uri != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), writes || self->uri != NULL);
}

/**
 * desk_care_message_get_text:
 *
 * Returns: what to write; "" where nothing is to be written
 */
const char *
desk_care_message_get_text (DeskCareMessage *self)
{
  g_return_val_if_fail (DESK_IS_CARE_MESSAGE (self), NULL);

  return gtk_label_get_label (self->words);
}
