/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-match.h"

#include <string.h>

static GArray *
new_ranges (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DeskRange));
}

static gboolean
ranges_equal (const GArray *left,
              const GArray *right)
{
  return left->len == right->len &&
         (left->len == 0 ||
          memcmp (left->data, right->data, left->len * sizeof (DeskRange)) == 0);
}

/**
 * desk_match_new:
 *
 * Returns: (transfer full): nothing to mark
 */
DeskMatch *
desk_match_new (void)
{
  DeskMatch *self = g_new0 (DeskMatch, 1);

  self->name = new_ranges ();
  self->member_no = new_ranges ();
  self->text = g_strdup ("");
  self->ranges = new_ranges ();
  return self;
}

DeskMatch *
desk_match_copy (const DeskMatch *self)
{
  DeskMatch *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_array_copy (self->name);
  copy->member_no = g_array_copy (self->member_no);
  copy->text = g_strdup (self->text);
  copy->ranges = g_array_copy (self->ranges);
  return copy;
}

/**
 * desk_match_equal:
 * @self: (nullable): nothing was searched
 * @other: (nullable)
 */
gboolean
desk_match_equal (const DeskMatch *self,
                  const DeskMatch *other)
{
  if (self == NULL || other == NULL)
    return self == other;
  return self->place == other->place &&
         strcmp (self->text, other->text) == 0 &&
         ranges_equal (self->name, other->name) &&
         ranges_equal (self->member_no, other->member_no) &&
         ranges_equal (self->ranges, other->ranges);
}

void
desk_match_free (DeskMatch *self)
{
  g_array_unref (self->name);
  g_array_unref (self->member_no);
  g_free (self->text);
  g_array_unref (self->ranges);
  g_free (self);
}
