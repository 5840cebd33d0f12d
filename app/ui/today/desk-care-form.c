/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-care-form.h"

#include <glib/gi18n-lib.h>

/**
 * DeskCareForm:
 *
 * Records a care contact in its row: by call or SMS, how it ended, and a note.
 *
 * Actions: "form.channel" (call, sms), "form.outcome" (told, no-answer, call-back, other),
 * "form.save", "form.cancel", and for the phone number "care.reveal" of the row around it.
 */
struct _DeskCareForm
{
  GtkWidget    parent_instance;

  GtkWidget   *box;
  GtkLabel    *quiet;
  GtkLabel    *phone;
  GtkWidget   *reveal;
  GtkButton   *told;
  GtkWidget   *no_answer;
  GtkWidget   *call_back;
  GtkEditable *note;
  GtkLabel    *problem;

  char        *channel;
  char        *outcome;
};

G_DEFINE_FINAL_TYPE (DeskCareForm, desk_care_form, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHANNEL,
  PROP_OUTCOME,
  N_PROPS
};

enum
{
  SAVE,
  CANCEL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What the hub keeps of the contact is a sentence for people. The member was reached where the fall
 * of the balance was told; a call that is to be repeated has not reached anyone. */
static const struct
{
  const char *outcome;
  const char *by_call;
  const char *by_sms;
  gboolean    reached;
} outcomes[] = {
  { "told", NC_ ("outcome", "Told"), NC_ ("outcome", "Sent"), TRUE },
  { "no-answer", NC_ ("outcome", "No answer"), NULL, FALSE },
  { "call-back", NC_ ("outcome", "Call back"), NULL, FALSE },
  { "other", NC_ ("outcome", "Other"), NC_ ("outcome", "Other"), TRUE },
};

static gsize
find_outcome (DeskCareForm *self)
{
  gsize i = 0;

  while (!g_str_equal (outcomes[i].outcome, self->outcome))
    i++;
  return i;
}

static gboolean
is_sms (DeskCareForm *self)
{
  return g_str_equal (self->channel, "sms");
}

static const char *
get_words (DeskCareForm *self,
           gsize         outcome)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "outcome",
                       is_sms (self) ? outcomes[outcome].by_sms : outcomes[outcome].by_call);
}

static gboolean
has_note (DeskCareForm *self)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note)));

  return *note != '\0';
}

/* "Other" says nothing by itself. */
static void
update_save (DeskCareForm *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save",
                                 !g_str_equal (self->outcome, "other") || has_note (self));
}

static void
set_outcome (DeskCareForm *self,
             const char   *outcome)
{
  if (g_str_equal (self->outcome, outcome))
    return;
  g_free (self->outcome);
  self->outcome = g_strdup (outcome);
  update_save (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
}

/* Nobody answers an SMS while it is being sent. */
static void
set_channel (DeskCareForm *self,
             const char   *channel)
{
  if (g_str_equal (self->channel, channel))
    return;
  g_free (self->channel);
  self->channel = g_strdup (channel);
  gtk_widget_set_visible (self->no_answer, !is_sms (self));
  gtk_widget_set_visible (self->call_back, !is_sms (self));
  gtk_button_set_label (self->told, get_words (self, 0));
  if (is_sms (self) && outcomes[find_outcome (self)].by_sms == NULL)
    set_outcome (self, "told");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANNEL]);
}

static void
note_activated_cb (DeskCareForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

static void
desk_care_form_save_action (GtkWidget  *widget,
                            const char *name,
                            GVariant   *parameter)
{
  g_signal_emit (widget, signals[SAVE], 0);
}

static void
desk_care_form_cancel_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  g_signal_emit (widget, signals[CANCEL], 0);
}

static gboolean
desk_care_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_CARE_FORM (widget)->note));
}

static void
desk_care_form_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DeskCareForm *self = DESK_CARE_FORM (object);

  switch (prop_id)
    {
    case PROP_CHANNEL:
      g_value_set_string (value, self->channel);
      break;
    case PROP_OUTCOME:
      g_value_set_string (value, self->outcome);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_care_form_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DeskCareForm *self = DESK_CARE_FORM (object);

  switch (prop_id)
    {
    case PROP_CHANNEL:
      set_channel (self, g_value_get_string (value));
      break;
    case PROP_OUTCOME:
      set_outcome (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_care_form_dispose (GObject *object)
{
  DeskCareForm *self = DESK_CARE_FORM (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (desk_care_form_parent_class)->dispose (object);
}

static void
desk_care_form_finalize (GObject *object)
{
  DeskCareForm *self = DESK_CARE_FORM (object);

  g_free (self->channel);
  g_free (self->outcome);

  G_OBJECT_CLASS (desk_care_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "today/desk-care-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, box);
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, quiet);
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, phone);
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, reveal);
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, told);
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, no_answer);
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, call_back);
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, note);
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, problem);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_save);
}

static void
desk_care_form_class_init (DeskCareFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = desk_care_form_dispose;
  object_class->finalize = desk_care_form_finalize;
  object_class->get_property = desk_care_form_get_property;
  object_class->set_property = desk_care_form_set_property;
  widget_class->grab_focus = desk_care_form_grab_focus;

  properties[PROP_CHANNEL] = g_param_spec_string ("channel", NULL, NULL, "call", flags);
  properties[PROP_OUTCOME] = g_param_spec_string ("outcome", NULL, NULL, "told", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SAVE] = g_signal_new ("save", DESK_TYPE_CARE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", DESK_TYPE_CARE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "form.channel", "channel");
  gtk_widget_class_install_property_action (widget_class, "form.outcome", "outcome");
  gtk_widget_class_install_action (widget_class, "form.save", NULL, desk_care_form_save_action);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, desk_care_form_cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.cancel", NULL);
}

static void
desk_care_form_init (DeskCareForm *self)
{
  self->channel = g_strdup ("call");
  self->outcome = g_strdup ("told");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
desk_care_form_new (void)
{
  return g_object_new (DESK_TYPE_CARE_FORM, NULL);
}

/**
 * desk_care_form_set_quiet:
 * @notice: (nullable): why no call should be made now (H2); recording one stays possible
 */
void
desk_care_form_set_quiet (DeskCareForm *self,
                          const char   *notice)
{
  g_return_if_fail (DESK_IS_CARE_FORM (self));

  gtk_label_set_label (self->quiet, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->quiet), notice != NULL);
}

/**
 * desk_care_form_set_problem:
 * @problem: (nullable): why it could not be recorded
 */
void
desk_care_form_set_problem (DeskCareForm *self,
                            const char   *problem)
{
  g_return_if_fail (DESK_IS_CARE_FORM (self));

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/**
 * desk_care_form_set_phone:
 * @phone: the number to call, masked or not
 * @revealed: whether it is the whole number; while not, a button asks for it
 */
void
desk_care_form_set_phone (DeskCareForm *self,
                          const char   *phone,
                          gboolean      revealed)
{
  g_return_if_fail (DESK_IS_CARE_FORM (self));

  gtk_label_set_label (self->phone, phone);
  gtk_label_set_selectable (self->phone, revealed);
  gtk_widget_set_visible (self->reveal, !revealed);
}

/**
 * desk_care_form_get_phone:
 *
 * Returns: the number as it is shown
 */
const char *
desk_care_form_get_phone (DeskCareForm *self)
{
  g_return_val_if_fail (DESK_IS_CARE_FORM (self), NULL);

  return gtk_label_get_label (self->phone);
}

/**
 * desk_care_form_get_channel:
 *
 * Returns: `call` or `sms`
 */
const char *
desk_care_form_get_channel (DeskCareForm *self)
{
  g_return_val_if_fail (DESK_IS_CARE_FORM (self), NULL);

  return self->channel;
}

/**
 * desk_care_form_get_reached:
 *
 * Returns: whether the member was told, so that the call is done
 */
gboolean
desk_care_form_get_reached (DeskCareForm *self)
{
  g_return_val_if_fail (DESK_IS_CARE_FORM (self), FALSE);

  return outcomes[find_outcome (self)].reached;
}

/**
 * desk_care_form_dup_result:
 *
 * Returns: (transfer full): how it ended, with the note
 */
char *
desk_care_form_dup_result (DeskCareForm *self)
{
  g_autofree char *note = NULL;
  const char *said;
  gsize i;

  g_return_val_if_fail (DESK_IS_CARE_FORM (self), NULL);

  i = find_outcome (self);
  said = get_words (self, i);
  note = g_strstrip (g_strdup (gtk_editable_get_text (self->note)));
  if (*note == '\0')
    return g_strdup (said);
  if (g_str_equal (self->outcome, "other"))
    return g_steal_pointer (&note);
  /* Translators: how a call ended, then the note about it */
  return g_strdup_printf (_("%1$s: %2$s"), said, note);
}
