/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fact-form.h"

#include <desk-fold.h>
#include <desk-json.h>
#include <desk-mask.h>
#include <glib/gi18n-lib.h>

#define DAYS_IN_WEEK 7
#define MAX_FIELDS 3

/**
 * DeskFactForm:
 *
 * The lines in which one thing that is known of a member is written.
 */
struct _DeskFactForm
{
  AdwPreferencesGroup  parent_instance;

  char                *kind;
  GtkWidget           *days[DAYS_IN_WEEK];      /* of call-hours */
  const char          *names[MAX_FIELDS];
  GtkWidget           *entries[MAX_FIELDS];     /* for what is called so in the value */
  guint                n_entries;
  GtkWidget           *lunar;                   /* of a day */
  char                *phone;                   /* as it was; shown masked (S) */
};

G_DEFINE_FINAL_TYPE (DeskFactForm, desk_fact_form, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *kind;
  const char *name;
  const char *label;
} fields[] = {
  { DESK_FACT_CALL_HOURS, "from", N_("From (as in 09:00)") },
  { DESK_FACT_CALL_HOURS, "to", N_("Until (as in 11:30)") },
  { DESK_FACT_SECOND_CONTACT, "name", N_("Name") },
  { DESK_FACT_SECOND_CONTACT, "relation", N_("Relation to the Member") },
  { DESK_FACT_SECOND_CONTACT, "phone", N_("Phone") },
  { DESK_FACT_INTERESTS, "text", N_("Interests") },
  { DESK_FACT_BIRTHDAY, "day", N_("Day (as in 1975-08-15 or 08-15)") },
  { DESK_FACT_OCCASION, "name", N_("Name of the Occasion") },
  { DESK_FACT_OCCASION, "day", N_("Day (as in 2001-05-20 or 05-20)") },
};

/* What has to be written otherwise, by the name of the argument. */
static const struct
{
  const char *name;
  const char *sentence;
} problems[] = {
  { "days", N_("Choose at least one day of the week.") },
  { "from", N_("Write the time from when to call as 09:00.") },
  { "to", N_("Write the time until when to call as 11:30, later than the first one.") },
  { "name", N_("The name is missing.") },
  { "phone", N_("A phone number has 3 to 20 digits.") },
  { "text", N_("Nothing is written.") },
  { "day", N_("Write a day of the calendar, as 1975-08-15 or, without the year, 08-15.") },
};

static void
activate_cb (DeskFactForm *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
add_entry (DeskFactForm *self,
           const char   *name,
           const char   *label)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (activate_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->names[self->n_entries] = name;
  self->entries[self->n_entries++] = row;
}

static void
add_days (DeskFactForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "fact-days");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int day = 0; day < DAYS_IN_WEEK; day++)
    {
      g_autofree char *name = desk_fact_describe_days (1u << day);

      self->days[day] = gtk_toggle_button_new_with_label (name);
      gtk_box_append (GTK_BOX (box), self->days[day]);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Days of the week"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
add_lunar (DeskFactForm *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->lunar = gtk_switch_new ();
  gtk_widget_set_valign (self->lunar, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("By the Chinese calendar"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->lunar);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->lunar);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
build (DeskFactForm *self)
{
  if (g_str_equal (self->kind, DESK_FACT_CALL_HOURS))
    add_days (self);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].kind, self->kind))
      add_entry (self, fields[i].name, _(fields[i].label));
  if (g_str_equal (self->kind, DESK_FACT_BIRTHDAY) || g_str_equal (self->kind, DESK_FACT_OCCASION))
    add_lunar (self);
}

/* An occasion is known by its name: another name would be another occasion. */
static void
fill (DeskFactForm   *self,
      const DeskFact *fact)
{
  g_autoptr (JsonObject) value = desk_fact_to_json (fact);
  g_autofree char *masked = desk_mask_number (fact->phone);

  self->phone = g_strdup (fact->phone);
  for (guint i = 0; i < self->n_entries; i++)
    desk_fact_form_set_text (self, self->names[i],
                             desk_json_peek_string (value, self->names[i], ""));
  if (*self->phone != '\0')
    desk_fact_form_set_text (self, "phone", masked);
  if (g_str_equal (self->kind, DESK_FACT_CALL_HOURS))
    desk_fact_form_set_days (self, fact->hours.days);
  if (self->lunar != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->lunar), fact->lunar);
  if (g_str_equal (self->kind, DESK_FACT_OCCASION))
    gtk_widget_set_sensitive (self->entries[0], FALSE);
}

static JsonArray *
collect_days (DeskFactForm *self)
{
  JsonArray *days = json_array_new ();

  for (int day = 0; day < DAYS_IN_WEEK; day++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[day])))
      json_array_add_int_element (days, day + 1);
  return days;
}

/* A time is taken as people write it too: 9:00, ９：００. */
static char *
complete (const char *name,
          const char *text)
{
  g_autofree char *folded = NULL;

  if (!g_str_equal (name, "from") && !g_str_equal (name, "to") && !g_str_equal (name, "day"))
    return g_strdup (text);
  folded = desk_fold_text (text);
  return g_strconcat (strlen (folded) == strlen ("9:00") && folded[1] == ':' ? "0" : "", folded,
                      NULL);
}

static JsonObject *
collect (DeskFactForm *self)
{
  JsonObject *value = json_object_new ();
  g_autofree char *masked = desk_mask_number (self->phone);

  for (guint i = 0; i < self->n_entries; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entries[i]));
      gboolean kept = g_str_equal (self->names[i], "phone") && *masked != '\0' &&
                      g_str_equal (text, masked);
      g_autofree char *full = complete (self->names[i], kept ? self->phone : text);

      json_object_set_string_member (value, self->names[i], full);
    }
  if (g_str_equal (self->kind, DESK_FACT_CALL_HOURS))
    json_object_set_array_member (value, "days", collect_days (self));
  if (self->lunar != NULL)
    json_object_set_boolean_member (value, "lunar",
                                    gtk_switch_get_active (GTK_SWITCH (self->lunar)));
  return value;
}

/* In words for the line in question, which is marked. */
static char *
describe_problem (DeskFactForm     *self,
                  const DeskReason *reason)
{
  const char *name = desk_json_peek_string (reason->values, "argument", "");

  for (guint i = 0; i < self->n_entries; i++)
    if (g_str_equal (self->names[i], name))
      {
        gtk_widget_add_css_class (self->entries[i], "error");
        gtk_widget_grab_focus (self->entries[i]);
      }
  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    if (g_str_equal (problems[i].name, name) && g_str_equal (reason->code, "bad-arguments"))
      return g_strdup (_(problems[i].sentence));
  return desk_reason_describe (reason);
}

static void
desk_fact_form_finalize (GObject *object)
{
  DeskFactForm *self = DESK_FACT_FORM (object);

  g_free (self->kind);
  g_free (self->phone);

  G_OBJECT_CLASS (desk_fact_form_parent_class)->finalize (object);
}

static void
desk_fact_form_class_init (DeskFactFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_fact_form_finalize;

  signals[ACTIVATE] = g_signal_new ("activate", DESK_TYPE_FACT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_fact_form_init (DeskFactForm *self)
{
}

/**
 * desk_fact_form_new:
 * @fact: (nullable): what was known before
 */
GtkWidget *
desk_fact_form_new (const char     *kind,
                    const DeskFact *fact)
{
  DeskFactForm *self = g_object_new (DESK_TYPE_FACT_FORM, NULL);

  self->kind = g_strdup (kind);
  build (self);
  if (fact != NULL)
    fill (self, fact);
  else
    self->phone = g_strdup ("");
  return GTK_WIDGET (self);
}

/**
 * desk_fact_form_set_text:
 * @name: what the line is called in the value
 */
void
desk_fact_form_set_text (DeskFactForm *self,
                         const char   *name,
                         const char   *text)
{
  g_return_if_fail (DESK_IS_FACT_FORM (self));

  for (guint i = 0; i < self->n_entries; i++)
    if (g_str_equal (self->names[i], name))
      gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text);
}

/**
 * desk_fact_form_set_days:
 * @days: of DeskCallHours
 */
void
desk_fact_form_set_days (DeskFactForm *self,
                         guint         days)
{
  g_return_if_fail (DESK_IS_FACT_FORM (self));

  for (int day = 0; day < DAYS_IN_WEEK && self->days[day] != NULL; day++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[day]), (days & 1u << day) != 0);
}

/**
 * desk_fact_form_read:
 * @problem: (out): what has to be written otherwise
 *
 * Returns: (transfer full) (nullable): what is written
 */
DeskFact *
desk_fact_form_read (DeskFactForm  *self,
                     char         **problem)
{
  g_autoptr (JsonObject) value = collect (self);
  g_autoptr (DeskReason) reason = NULL;
  g_autoptr (DeskFact) fact = desk_fact_new_read (self->kind, value, &reason);

  for (guint i = 0; i < self->n_entries; i++)
    gtk_widget_remove_css_class (self->entries[i], "error");
  if (fact == NULL)
    *problem = describe_problem (self, reason);
  return g_steal_pointer (&fact);
}
