/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-care-form.h"

#include "desk-care-message.h"
#include "desk-care-outcome.h"
#include "desk-focus.h"
#include "desk-wrap-layout.h"

#include <desk-json.h>

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
  GtkWidget        parent_instance;

  GtkWidget       *box;
  GtkLabel        *quiet;
  GtkLabel        *phone;
  GtkWidget       *reveal;
  GtkButton       *told;
  GtkWidget       *no_answer;
  GtkWidget       *call_back;
  GtkEditable     *note;
  GtkLabel        *problem;
  DeskCareMessage *message;

  char            *text;        /* what to write to the member, or NULL */
  gboolean         revealed;
  char            *channel;
  char            *outcome;
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

static void
show_message (DeskCareForm *self)
{
  desk_care_message_show (self->message, self->channel,
                          self->revealed ? gtk_label_get_label (self->phone) : NULL, self->text);
}

static gboolean
has_words (const char *outcome,
           const char *channel)
{
  return desk_care_outcome_words (desk_care_outcome_find (outcome), channel) != NULL;
}

static void
set_channel (DeskCareForm *self,
             const char   *channel)
{
  if (g_str_equal (self->channel, channel))
    return;
  g_free (self->channel);
  self->channel = g_strdup (channel);
  gtk_widget_set_visible (self->no_answer, has_words ("no-answer", channel));
  gtk_widget_set_visible (self->call_back, has_words ("call-back", channel));
  gtk_button_set_label (self->told, desk_care_outcome_words (desk_care_outcome_find ("told"),
                                                             channel));
  if (!has_words (self->outcome, channel))
    set_outcome (self, "told");
  show_message (self);
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
  g_free (self->text);

  G_OBJECT_CLASS (desk_care_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_WRAP_LAYOUT);
  g_type_ensure (DESK_TYPE_CARE_MESSAGE);
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
  gtk_widget_class_bind_template_child (widget_class, DeskCareForm, message);
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
  widget_class->focus = desk_focus_children;

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
  self->revealed = revealed;
  show_message (self);
}

/**
 * desk_care_form_set_message:
 * @text: (nullable): what to write where it is done by SMS
 */
void
desk_care_form_set_message (DeskCareForm *self,
                            const char   *text)
{
  g_return_if_fail (DESK_IS_CARE_FORM (self));

  g_free (self->text);
  self->text = g_strdup (text);
  show_message (self);
}

/**
 * desk_care_form_get_message:
 *
 * Returns: what is shown to be written; "" where nothing is
 */
const char *
desk_care_form_get_message (DeskCareForm *self)
{
  g_return_val_if_fail (DESK_IS_CARE_FORM (self), NULL);

  return desk_care_message_get_text (self->message);
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
 * desk_care_form_make_args:
 *
 * Returns: (transfer full): the arguments of the operation that records this contact
 */
JsonObject *
desk_care_form_make_args (DeskCareForm *self,
                          const char   *member_no,
                          const char   *occasion)
{
  const DeskCareOutcome *outcome;
  g_autofree char *note = NULL;
  g_autofree char *result = NULL;
  JsonObject *args;

  g_return_val_if_fail (DESK_IS_CARE_FORM (self), NULL);

  outcome = desk_care_outcome_find (self->outcome);
  note = g_strstrip (g_strdup (gtk_editable_get_text (self->note)));
  result = desk_care_outcome_write (outcome, self->channel, note);
  args = json_object_new ();
  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "occasion", occasion);
  json_object_set_string_member (args, "channel", self->channel);
  json_object_set_string_member (args, "result", result);
  json_object_set_boolean_member (args, "reached", outcome->reached);
  return args;
}

/**
 * desk_care_form_fill:
 * @args: of an operation that recorded a contact
 *
 * Shows what was recorded before, to be changed.
 */
void
desk_care_form_fill (DeskCareForm *self,
                     JsonObject   *args)
{
  const char *channel;
  const DeskCareOutcome *outcome;
  g_autofree char *note = NULL;

  g_return_if_fail (DESK_IS_CARE_FORM (self));

  channel = desk_json_peek_string (args, "channel", "call");
  outcome = desk_care_outcome_read (desk_json_peek_string (args, "result", ""), channel,
                                    json_object_get_boolean_member_with_default (args, "reached",
                                                                                 TRUE),
                                    &note);
  set_channel (self, channel);
  set_outcome (self, outcome->outcome);
  gtk_editable_set_text (self->note, note);
}
