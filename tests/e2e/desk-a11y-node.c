/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-a11y-node.h"

#define ACCESSIBLE "org.a11y.atspi.Accessible"

/* libatspi asks one thing and waits for it, some thousand times for a window. Here all that is to be
 * known of a level of the tree is asked at once. */

/* Questions on their way. */
typedef struct
{
  guint n_open;
} Round;

typedef void (* TakeFunc) (DeskA11yNode *node,
                           GVariant     *answer);

typedef struct
{
  Round        *round;
  DeskA11yNode *node;
  TakeFunc      take;
} Question;

DeskA11yNode *
desk_a11y_node_new (GDBusConnection *bus,
                    const char      *owner,
                    const char      *path)
{
  DeskA11yNode *self = g_rc_box_new0 (DeskA11yNode);

  self->bus = g_object_ref (bus);
  self->owner = g_strdup (owner);
  self->path = g_strdup (path);
  self->name = g_strdup ("");
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) desk_a11y_node_unref);
  return self;
}

DeskA11yNode *
desk_a11y_node_ref (DeskA11yNode *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_node (DeskA11yNode *self)
{
  g_object_unref (self->bus);
  g_free (self->owner);
  g_free (self->path);
  g_free (self->name);
  g_ptr_array_unref (self->children);
}

void
desk_a11y_node_unref (DeskA11yNode *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear_node);
}

/* A widget that has gone since answers nothing: it does not show. */
static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (DeskA11yNode) node = question->node;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer != NULL)
    question->take (node, answer);
  question->round->n_open--;
}

static void
ask (Round        *round,
     DeskA11yNode *node,
     const char   *interface,
     const char   *method,
     GVariant     *args,
     TakeFunc      take)
{
  Question *question = g_new0 (Question, 1);

  question->round = round;
  question->node = desk_a11y_node_ref (node);
  question->take = take;
  round->n_open++;
  g_dbus_connection_call (node->bus, node->owner, node->path, interface, method, args, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, question);
}

static void
wait_for_answers (Round *round)
{
  while (round->n_open > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
take_role (DeskA11yNode *node,
           GVariant     *answer)
{
  g_variant_get (answer, "(u)", &node->role);
}

static void
take_states (DeskA11yNode *node,
             GVariant     *answer)
{
  g_autoptr (GVariant) words = g_variant_get_child_value (answer, 0);
  guint32 low;
  guint32 high;

  g_variant_get_child (words, 0, "u", &low);
  g_variant_get_child (words, 1, "u", &high);
  node->states = (guint64) high << 32 | low;
}

static void
take_name (DeskA11yNode *node,
           GVariant     *answer)
{
  g_autoptr (GVariant) value = NULL;

  g_variant_get (answer, "(v)", &value);
  g_free (node->name);
  node->name = g_variant_dup_string (value, NULL);
}

static void
take_children (DeskA11yNode *node,
               GVariant     *answer)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *owner;
  const char *path;

  g_variant_get (answer, "(a(so))", &iter);
  while (g_variant_iter_next (iter, "(&s&o)", &owner, &path))
    g_ptr_array_add (node->children, desk_a11y_node_new (node->bus, owner, path));
}

static void
ask_what_it_is (Round        *round,
                DeskA11yNode *node)
{
  ask (round, node, ACCESSIBLE, "GetRole", NULL, take_role);
  ask (round, node, ACCESSIBLE, "GetState", NULL, take_states);
  ask (round, node, "org.freedesktop.DBus.Properties", "Get",
       g_variant_new ("(ss)", ACCESSIBLE, "Name"), take_name);
}

static void
ask_for_children (Round        *round,
                  DeskA11yNode *node)
{
  g_ptr_array_set_size (node->children, 0);
  ask (round, node, ACCESSIBLE, "GetChildren", NULL, take_children);
}

/* Leaves those of the children that show, and adds them to @level. */
static void
keep_visible (DeskA11yNode *node,
              GPtrArray    *level)
{
  for (guint i = node->children->len; i > 0; i--)
    {
      DeskA11yNode *child = g_ptr_array_index (node->children, i - 1);

      if (DESK_A11Y_IS (child, ATSPI_STATE_VISIBLE))
        g_ptr_array_add (level, child);
      else
        g_ptr_array_remove_index (node->children, i - 1);
    }
}

/* Returns: (transfer container): the nodes below those of @level */
static GPtrArray *
read_level (GPtrArray *level)
{
  g_autoptr (GPtrArray) next = g_ptr_array_new ();
  Round round = { 0 };

  for (guint i = 0; i < level->len; i++)
    ask_for_children (&round, g_ptr_array_index (level, i));
  wait_for_answers (&round);
  for (guint i = 0; i < level->len; i++)
    {
      DeskA11yNode *node = g_ptr_array_index (level, i);

      for (guint j = 0; j < node->children->len; j++)
        ask_what_it_is (&round, g_ptr_array_index (node->children, j));
    }
  wait_for_answers (&round);
  for (guint i = 0; i < level->len; i++)
    keep_visible (g_ptr_array_index (level, i), next);
  return g_steal_pointer (&next);
}

/**
 * desk_a11y_node_read:
 *
 * Reads what it is, and no more of its children than where they are.
 */
void
desk_a11y_node_read (DeskA11yNode *self)
{
  Round round = { 0 };

  ask_what_it_is (&round, self);
  ask_for_children (&round, self);
  wait_for_answers (&round);
}

/**
 * desk_a11y_node_read_tree:
 *
 * Reads all that shows below it now.
 */
void
desk_a11y_node_read_tree (DeskA11yNode *self)
{
  g_autoptr (GPtrArray) level = g_ptr_array_new ();

  g_ptr_array_add (level, self);
  while (level->len > 0)
    {
      g_autoptr (GPtrArray) next = read_level (level);

      g_ptr_array_unref (level);
      level = g_steal_pointer (&next);
    }
}

/**
 * desk_a11y_node_call:
 * @args: (nullable): floating
 * @type: of the answer
 *
 * Asks the program to do something; it must.
 *
 * Returns: (transfer full): the answer
 */
GVariant *
desk_a11y_node_call (DeskA11yNode *self,
                     const char   *interface,
                     const char   *method,
                     GVariant     *args,
                     const char   *type)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer =
    g_dbus_connection_call_sync (self->bus, self->owner, self->path, interface, method, args,
                                 G_VARIANT_TYPE (type), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return answer;
}
