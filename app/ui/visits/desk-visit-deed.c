/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-visit-deed.h"

#include <desk-member.h>
#include <desk-op.h>
#include <desk-time.h>
#include <glib/gi18n-lib.h>

static void
set_time (JsonObject *args,
          gint64      start_ms,
          gint64      minutes,
          GTimeZone  *zone)
{
  g_autofree char *start = desk_time_to_rfc3339 (start_ms, zone);

  json_object_set_string_member (args, "start", start);
  json_object_set_int_member (args, "minutes", minutes);
}

/* Of a visit that is there: the operation names it. */
static JsonObject *
make_args (const DeskVisit *visit)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", visit->member_no);
  json_object_set_string_member (args, "visit_id", visit->visit_id);
  return args;
}

/* That it was planned by mistake is told to whoever reads of it. */
static JsonObject *
make_mistake_args (const char *member_no)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", member_no);
  json_object_set_string_member (args, "why", _("Planned by mistake"));
  return args;
}

/* A new visit as the old one was. */
static JsonObject *
make_again_args (const DeskVisit *visit,
                 GTimeZone       *zone)
{
  JsonObject *args = json_object_new ();

  json_object_set_string_member (args, "member_no", visit->member_no);
  json_object_set_string_member (args, "purpose", visit->purpose);
  set_time (args, visit->start_ms, visit->minutes, zone);
  if (visit->amount_fen != DESK_FEN_ABSENT)
    json_object_set_int_member (args, "amount_fen", visit->amount_fen);
  if (visit->travel_minutes > 0)
    json_object_set_int_member (args, "travel_minutes", visit->travel_minutes);
  json_object_set_string_member (args, "subject", visit->subject);
  json_object_set_string_member (args, "special_request", visit->special_request);
  return args;
}

/**
 * desk_deed_new_schedule_visit:
 * @args: (transfer full): of the operation
 */
DeskDeed *
desk_deed_new_schedule_visit (JsonObject *args)
{
  const char *member_no = json_object_get_string_member (args, "member_no");

  return desk_deed_new (DESK_OP_VISIT_SCHEDULE, args, DESK_OP_VISIT_CANCEL,
                        make_mistake_args (member_no), _("Visit planned."));
}

/**
 * desk_deed_new_move_visit:
 * @now_ms: as of desk_deed_new_amend_visit()
 * @zone: the policy's
 *
 * Another time, another length, or both.
 */
DeskDeed *
desk_deed_new_move_visit (const DeskVisit *visit,
                          gint64           start_ms,
                          gint64           minutes,
                          gint64           now_ms,
                          GTimeZone       *zone)
{
  JsonObject *args = json_object_new ();

  set_time (args, start_ms, minutes, zone);
  return desk_deed_new_amend_visit (visit, args, now_ms, zone);
}

/**
 * desk_deed_new_amend_visit:
 * @args: (transfer full): the new time, and what else a move can say
 * @now_ms: what was to be before it is not moved back there, and cannot be undone
 * @zone: the policy's
 */
DeskDeed *
desk_deed_new_amend_visit (const DeskVisit *visit,
                           JsonObject      *args,
                           gint64           now_ms,
                           GTimeZone       *zone)
{
  g_autoptr (JsonObject) undo_args = make_args (visit);

  json_object_set_string_member (args, "member_no", visit->member_no);
  json_object_set_string_member (args, "visit_id", visit->visit_id);
  json_object_set_string_member (args, "base", visit->version);
  set_time (undo_args, visit->start_ms, visit->minutes, zone);
  json_object_set_int_member (undo_args, "travel_minutes", visit->travel_minutes);
  if (visit->start_ms < now_ms)
    return desk_deed_new (DESK_OP_VISIT_MOVE, args, NULL, NULL, _("Visit moved."));
  return desk_deed_new (DESK_OP_VISIT_MOVE, args, DESK_OP_VISIT_MOVE,
                        g_steal_pointer (&undo_args), _("Visit moved."));
}

/**
 * desk_deed_new_step_visit:
 * @kind: an operation that takes the visit a step further
 * @text_name: (nullable): the argument for @text
 *
 * What has taken place is not undone.
 */
DeskDeed *
desk_deed_new_step_visit (const DeskVisit *visit,
                          const char      *kind,
                          const char      *text_name,
                          const char      *text)
{
  JsonObject *args = make_args (visit);

  json_object_set_string_member (args, "base", visit->version);
  if (text_name != NULL)
    json_object_set_string_member (args, text_name, text);
  return desk_deed_new (kind, args, NULL, NULL, _("Recorded."));
}

/**
 * desk_deed_new_cancel_visit:
 * @zone: the policy's
 *
 * Undone by a new visit, as the old one was: that it was cancelled has been said.
 */
DeskDeed *
desk_deed_new_cancel_visit (const DeskVisit *visit,
                            const char      *why,
                            GTimeZone       *zone)
{
  JsonObject *args = make_args (visit);

  json_object_set_string_member (args, "base", visit->version);
  json_object_set_string_member (args, "why", why);
  return desk_deed_new (DESK_OP_VISIT_CANCEL, args, DESK_OP_VISIT_SCHEDULE,
                        make_again_args (visit, zone), _("Visit cancelled."));
}
