/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-reveal-button.h"

#include "desk-verdict-words.h"

#include <desk-outbox.h>
#include <glib/gi18n-lib.h>

#define REVEAL_SECONDS 30

/**
 * DeskRevealButton:
 *
 * Beside something that is masked until asked for (S). Asking is an operation: it is recorded
 * first, and only then shown, for half a minute or until something else takes its place.
 */
struct _DeskRevealButton
{
  GtkWidget      parent_instance;

  GtkWidget     *button;
  DeskStore     *store;
  char          *member_no;
  char          *field;
  char          *name;
  gboolean       revealed;
  guint          timer;
  GCancellable  *cancellable;
};

G_DEFINE_FINAL_TYPE (DeskRevealButton, desk_reveal_button, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_button (DeskRevealButton *self)
{
  /* Translators: %s is what is masked, as in "Show phone" */
  g_autofree char *label = g_strdup_printf (self->revealed ? _("Hide %s") : _("Show %s"),
                                            self->name);

  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            self->revealed ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
set_revealed (DeskRevealButton *self,
              gboolean          revealed)
{
  if (self->revealed == revealed)
    return;
  self->revealed = revealed;
  update_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

static gboolean
timer_cb (gpointer user_data)
{
  DeskRevealButton *self = user_data;

  self->timer = 0;
  set_revealed (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DeskRevealButton) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskVerdict) verdict = desk_store_perform_finish (DESK_STORE (source), result, &error);
  g_autofree char *why = NULL;

  if (self->cancellable == NULL
      || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->cancellable);
  if (verdict != NULL && verdict->accepted)
    {
      set_revealed (self, TRUE);
      self->timer = g_timeout_add_seconds (REVEAL_SECONDS, timer_cb, self);
      return;
    }
  why = desk_verdict_words (verdict, error);
  gtk_widget_activate_action (GTK_WIDGET (self), "member.say", "s", why);
}

static void
clicked_cb (DeskRevealButton *self)
{
  if (self->revealed)
    desk_reveal_button_conceal (self);
  else
    desk_reveal_button_reveal (self);
}

static void
desk_reveal_button_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_REVEALED:
      g_value_set_boolean (value, DESK_REVEAL_BUTTON (object)->revealed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_reveal_button_dispose (GObject *object)
{
  DeskRevealButton *self = DESK_REVEAL_BUTTON (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (desk_reveal_button_parent_class)->dispose (object);
}

static void
desk_reveal_button_finalize (GObject *object)
{
  DeskRevealButton *self = DESK_REVEAL_BUTTON (object);

  g_free (self->member_no);
  g_free (self->field);
  g_free (self->name);

  G_OBJECT_CLASS (desk_reveal_button_parent_class)->finalize (object);
}

static void
desk_reveal_button_class_init (DeskRevealButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_reveal_button_dispose;
  object_class->finalize = desk_reveal_button_finalize;
  object_class->get_property = desk_reveal_button_get_property;

  properties[PROP_REVEALED] =
    g_param_spec_boolean ("revealed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
desk_reveal_button_init (DeskRevealButton *self)
{
  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
}

/**
 * desk_reveal_button_new:
 *
 * Returns: (transfer floating): a button for nothing yet
 */
GtkWidget *
desk_reveal_button_new (DeskStore *store)
{
  DeskRevealButton *self = g_object_new (DESK_TYPE_REVEAL_BUTTON, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

/**
 * desk_reveal_button_set_secret:
 * @field: what is recorded as asked for, as `secrecy.reveal` names it
 * @name: the same in the reader's language
 *
 * Another member's or another secret is masked until it is asked for itself.
 */
void
desk_reveal_button_set_secret (DeskRevealButton *self,
                               const char       *member_no,
                               const char       *field,
                               const char       *name)
{
  g_return_if_fail (DESK_IS_REVEAL_BUTTON (self));

  if (g_strcmp0 (self->member_no, member_no) == 0 && g_strcmp0 (self->field, field) == 0
      && g_strcmp0 (self->name, name) == 0)
    return;
  desk_reveal_button_conceal (self);
  g_free (self->member_no);
  self->member_no = g_strdup (member_no);
  g_free (self->field);
  self->field = g_strdup (field);
  g_free (self->name);
  self->name = g_strdup (name);
  update_button (self);
}

const char *
desk_reveal_button_get_field (DeskRevealButton *self)
{
  g_return_val_if_fail (DESK_IS_REVEAL_BUTTON (self), NULL);

  return self->field;
}

gboolean
desk_reveal_button_get_revealed (DeskRevealButton *self)
{
  g_return_val_if_fail (DESK_IS_REVEAL_BUTTON (self), FALSE);

  return self->revealed;
}

/**
 * desk_reveal_button_reveal:
 *
 * Records the asking, then reveals. What cannot be recorded stays masked, and the action
 * `member.say` says why.
 */
void
desk_reveal_button_reveal (DeskRevealButton *self)
{
  g_autoptr (JsonObject) args = json_object_new ();

  g_return_if_fail (DESK_IS_REVEAL_BUTTON (self));

  if (self->revealed || self->cancellable != NULL || self->member_no == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  json_object_set_string_member (args, "member_no", self->member_no);
  json_object_set_string_member (args, "field", self->field);
  desk_store_perform_async (self->store, DESK_OP_SECRECY_REVEAL, args, self->cancellable,
                            recorded_cb, g_object_ref (self));
}

void
desk_reveal_button_conceal (DeskRevealButton *self)
{
  g_return_if_fail (DESK_IS_REVEAL_BUTTON (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);
  set_revealed (self, FALSE);
}
