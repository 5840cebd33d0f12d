/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-note.h"

#include "sim-people.h"

static void
set_text (JsonObject    *args,
          const SimStep *step)
{
  g_autofree char *text = g_strdup_printf ("喜欢喝茶 %u", step->n);

  json_object_set_string_member (args, "text", text);
}

void
sim_note_add (SimWorld      *world,
              const SimStep *step)
{
  g_autoptr (JsonObject) args = sim_people_start_args (world, step);

  set_text (args, step);
  sim_people_perform (world, step, DESK_OP_NOTE_ADD, args);
}

/* A note as this laptop shows it. */
static JsonObject *
pick_note (SimWorld      *world,
           const SimStep *step)
{
  return sim_people_pick_args (world, step,
                               "SELECT json_object ('member_no', member_no, 'note_id', note_id,"
                               " 'base', version) FROM notes ORDER BY made_ms, note_id");
}

void
sim_note_edit (SimWorld      *world,
               const SimStep *step)
{
  g_autoptr (JsonObject) args = pick_note (world, step);

  if (args == NULL)
    return;
  set_text (args, step);
  sim_people_perform (world, step, DESK_OP_NOTE_EDIT, args);
}

void
sim_note_remove (SimWorld      *world,
                 const SimStep *step)
{
  g_autoptr (JsonObject) args = pick_note (world, step);

  if (args != NULL)
    sim_people_perform (world, step, DESK_OP_NOTE_REMOVE, args);
}
