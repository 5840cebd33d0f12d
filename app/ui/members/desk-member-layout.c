/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-member-layout.h"

#include "desk-settings.h"

#define COLUMNS_KEY "member-columns"
#define SORT_KEY "member-sort"
#define MIN_DIGITS 4
#define MAX_DIGITS 60

struct _DeskMemberLayout
{
  GObject             parent_instance;

  GSettings          *settings;
  GSimpleActionGroup *actions;
  DeskMemberColumn    order[DESK_N_MEMBER_COLUMNS];
  gboolean            shown[DESK_N_MEMBER_COLUMNS];
  int                 width[DESK_N_MEMBER_COLUMNS];
};

G_DEFINE_FINAL_TYPE (DeskMemberLayout, desk_member_layout, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
find_place (DeskMemberLayout *self,
            DeskMemberColumn  column)
{
  guint place = 0;

  while (self->order[place] != column)
    place++;
  return place;
}

static void
set_usual (DeskMemberLayout *self)
{
  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    {
      self->order[i] = i;
      self->shown[i] = TRUE;
      self->width[i] = desk_member_column_get_width (i);
    }
}

/* The column comes to stand at @place, those between move up. */
static void
put (DeskMemberLayout *self,
     DeskMemberColumn  column,
     guint             place)
{
  guint from = find_place (self, column);

  for (; from < place; from++)
    self->order[from] = self->order[from + 1];
  for (; from > place; from--)
    self->order[from] = self->order[from - 1];
  self->order[place] = column;
}

/* What another version has not known stands behind, as usual. */
static void
load (DeskMemberLayout *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, COLUMNS_KEY);
  const char *name;
  gboolean shown;
  int width;
  guint place = 1;
  GVariantIter iter;

  set_usual (self);
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sbi)", &name, &shown, &width))
    {
      DeskMemberColumn column;

      if (!desk_member_column_find (name, &column))
        continue;
      self->width[column] = CLAMP (width, MIN_DIGITS, MAX_DIGITS);
      if (column == DESK_MEMBER_COLUMN_NAME || find_place (self, column) < place)
        continue;
      self->shown[column] = shown;
      put (self, column, place++);
    }
}

static void
update_states (DeskMemberLayout *self)
{
  for (guint i = 1; i < DESK_N_MEMBER_COLUMNS; i++)
    {
      g_autofree char *name = g_strconcat ("show-", desk_member_column_get_name (i), NULL);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (self->shown[i]));
    }
}

static void
save (DeskMemberLayout *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbi)"));

  for (guint i = 0; i < DESK_N_MEMBER_COLUMNS; i++)
    {
      DeskMemberColumn column = self->order[i];

      g_variant_builder_add (&builder, "(sbi)", desk_member_column_get_name (column), self->shown[column],
                             self->width[column]);
    }
  g_settings_set_value (self->settings, COLUMNS_KEY, g_variant_builder_end (&builder));
  update_states (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_cb (GSimpleAction *action,
         GVariant      *state,
         gpointer       user_data)
{
  DeskMemberLayout *self = user_data;
  DeskMemberColumn column;

  if (!desk_member_column_find (g_action_get_name (G_ACTION (action)) + strlen ("show-"), &column))
    return;
  self->shown[column] = g_variant_get_boolean (state);
  save (self);
}

/* Over columns that are not shown: what is seen moves. */
static void
move_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DeskMemberLayout *self = user_data;
  DeskMemberColumn column;
  const char *name;
  int by;
  int place;

  g_variant_get (parameter, "(&si)", &name, &by);
  if (!desk_member_column_find (name, &column) || column == DESK_MEMBER_COLUMN_NAME || by == 0)
    return;
  place = (int) find_place (self, column);
  do
    place += by < 0 ? -1 : 1;
  while (place > 0 && place < DESK_N_MEMBER_COLUMNS && !self->shown[self->order[place]]);
  if (place > 0 && place < DESK_N_MEMBER_COLUMNS)
    desk_member_layout_move (self, column, self->order[place]);
}

static void
widen_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  DeskMemberLayout *self = user_data;
  DeskMemberColumn column;
  const char *name;
  int by;

  g_variant_get (parameter, "(&si)", &name, &by);
  if (desk_member_column_find (name, &column))
    desk_member_layout_set_width (self, column, self->width[column] + by);
}

static void
reset_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  DeskMemberLayout *self = user_data;

  set_usual (self);
  save (self);
}

static void
desk_member_layout_finalize (GObject *object)
{
  DeskMemberLayout *self = DESK_MEMBER_LAYOUT (object);

  g_object_unref (self->settings);
  g_object_unref (self->actions);

  G_OBJECT_CLASS (desk_member_layout_parent_class)->finalize (object);
}

static void
desk_member_layout_class_init (DeskMemberLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_member_layout_finalize;

  signals[CHANGED] = g_signal_new ("changed", DESK_TYPE_MEMBER_LAYOUT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_switch (DeskMemberLayout *self,
            DeskMemberColumn  column)
{
  g_autofree char *name = g_strconcat ("show-", desk_member_column_get_name (column), NULL);
  g_autoptr (GSimpleAction) action =
    g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (self->shown[column]));

  g_signal_connect (action, "change-state", G_CALLBACK (show_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
desk_member_layout_init (DeskMemberLayout *self)
{
  static const GActionEntry entries[] = {
    { "move", move_action, "(si)" },
    { "widen", widen_action, "(si)" },
    { "reset", reset_action },
  };

  self->settings = desk_settings_new ();
  self->actions = g_simple_action_group_new ();
  load (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  for (guint i = 1; i < DESK_N_MEMBER_COLUMNS; i++)
    add_switch (self, i);
}

DeskMemberLayout *
desk_member_layout_new (void)
{
  return g_object_new (DESK_TYPE_MEMBER_LAYOUT, NULL);
}

/**
 * desk_member_layout_get_column:
 * @place: below %DESK_N_MEMBER_COLUMNS, from the left
 *
 * Returns: the column that stands there, shown or not
 */
DeskMemberColumn
desk_member_layout_get_column (DeskMemberLayout *self,
                               guint             place)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LAYOUT (self), DESK_MEMBER_COLUMN_NAME);
  g_return_val_if_fail (place < DESK_N_MEMBER_COLUMNS, DESK_MEMBER_COLUMN_NAME);

  return self->order[place];
}

gboolean
desk_member_layout_is_shown (DeskMemberLayout *self,
                             DeskMemberColumn  column)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LAYOUT (self), FALSE);

  return self->shown[column];
}

/**
 * desk_member_layout_get_width:
 *
 * Returns: in digits
 */
int
desk_member_layout_get_width (DeskMemberLayout *self,
                              DeskMemberColumn  column)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LAYOUT (self), 0);

  return self->width[column];
}

/**
 * desk_member_layout_set_width:
 * @digits: no less than can be taken hold of
 */
void
desk_member_layout_set_width (DeskMemberLayout *self,
                              DeskMemberColumn  column,
                              int               digits)
{
  g_return_if_fail (DESK_IS_MEMBER_LAYOUT (self));

  digits = CLAMP (digits, MIN_DIGITS, MAX_DIGITS);
  if (self->width[column] == digits)
    return;
  self->width[column] = digits;
  save (self);
}

/**
 * desk_member_layout_move:
 * @to: the column whose place it takes; the one of the name stays
 */
void
desk_member_layout_move (DeskMemberLayout *self,
                         DeskMemberColumn  column,
                         DeskMemberColumn  to)
{
  g_return_if_fail (DESK_IS_MEMBER_LAYOUT (self));

  if (column == to || column == DESK_MEMBER_COLUMN_NAME || to == DESK_MEMBER_COLUMN_NAME)
    return;
  put (self, column, find_place (self, to));
  save (self);
}

/**
 * desk_member_layout_get_sort:
 * @sort: (out): what the list was sorted by last
 * @descending: (out)
 */
void
desk_member_layout_get_sort (DeskMemberLayout *self,
                             DeskMemberSort   *sort,
                             gboolean         *descending)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DESK_IS_MEMBER_LAYOUT (self));

  g_settings_get (self->settings, SORT_KEY, "(sb)", &name, descending);
  if (!desk_member_sort_find (name, sort))
    *sort = DESK_MEMBER_SORT_NAME;
}

void
desk_member_layout_set_sort (DeskMemberLayout *self,
                             DeskMemberSort    sort,
                             gboolean          descending)
{
  g_return_if_fail (DESK_IS_MEMBER_LAYOUT (self));

  g_settings_set (self->settings, SORT_KEY, "(sb)", desk_member_sort_get_name (sort), descending);
}

/**
 * desk_member_layout_get_actions:
 *
 * Returns: (transfer none): to be inserted as `columns`
 */
GActionGroup *
desk_member_layout_get_actions (DeskMemberLayout *self)
{
  g_return_val_if_fail (DESK_IS_MEMBER_LAYOUT (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
