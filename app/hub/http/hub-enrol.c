/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hub-handlers.h"

#include <desk-error.h>
#include <desk-json.h>
#include <desk-uuid.h>

#include <hub-enrolment.h>
#include <hub-log.h>

#include "hub-writer.h"

#define NAME_CHARACTERS 100

/* What a laptop sends to enrol; the texts belong to @json. */
typedef struct
{
  JsonObject *json;
  const char *code;
  const char *incarnation;
  const char *name;
} Application;

static void
clear_application (Application *application)
{
  g_clear_pointer (&application->json, json_object_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Application, clear_application)

static gboolean
read_application (Application  *application,
                  HubRequest   *request,
                  GError      **error)
{
  gsize length;
  const char *text = g_bytes_get_data (request->body, &length);

  application->json = desk_json_parse_object (text, length, error);
  if (application->json == NULL)
    return FALSE;
  application->code = desk_json_get_string (application->json, "code", error);
  if (application->code == NULL)
    return FALSE;
  application->incarnation = desk_json_get_string (application->json, "incarnation", error);
  if (application->incarnation == NULL)
    return FALSE;

  if (!desk_uuid_is_valid (application->incarnation))
    {
      g_set_error_literal (error, DESK_ERROR, DESK_ERROR_INVALID, "incarnation: not a UUID");
      return FALSE;
    }
  application->name = desk_json_peek_string (application->json, "device_name", "");
  return TRUE;
}

/* It is printed on terminals: nothing in it may steer one. */
static char *
clean_name (const char *name)
{
  GString *clean = g_string_new (NULL);

  for (guint i = 0; *name != '\0' && i < NAME_CHARACTERS; i++, name = g_utf8_next_char (name))
    if (g_unichar_isprint (g_utf8_get_char (name)))
      g_string_append_unichar (clean, g_utf8_get_char (name));
  return g_string_free (clean, FALSE);
}

static HubDevice *
make_device (HubContext  *context,
             Application *application)
{
  HubDevice *device = g_new0 (HubDevice, 1);

  device->device_id = desk_uuid_new (context->clock);
  device->name = clean_name (application->name);
  device->incarnation = g_strdup (application->incarnation);
  device->enrolled_ms = desk_clock_now (context->clock);
  return device;
}

static void
add_member (GString    *json,
            const char *name,
            const char *text)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  hub_writer_add_text (json, name);
  g_string_append_c (json, ':');
  hub_writer_add_text (json, text);
}

static gboolean
write_manager (HubContext  *context,
               const char  *manager_no,
               GString     *json,
               GError     **error)
{
  g_autoptr (DeskStmt) stmt =
    desk_db_query (context->db, error, "SELECT name, region FROM managers WHERE manager_no = $1",
                   "s", manager_no);
  g_autoptr (GError) failure = NULL;
  gboolean known;

  if (stmt == NULL)
    return FALSE;
  known = desk_stmt_step (stmt, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  g_string_append (json, ",\"manager\":{");
  add_member (json, "manager_no", manager_no);
  add_member (json, "name", known ? desk_stmt_text (stmt, 0) : "");
  add_member (json, "region", known ? desk_stmt_text (stmt, 1) : "");
  g_string_append (json, "}}\n");
  return TRUE;
}

static gboolean
enrol (HubContext   *context,
       Application  *application,
       GString      *json,
       HubDevice   **enrolled,
       GError      **error)
{
  g_autoptr (HubDevice) device = make_device (context, application);
  g_autofree char *token = NULL;

  device->manager_no = hub_enrolment_use_code (context->db, context->clock, application->code,
                                               error);
  if (device->manager_no == NULL)
    return FALSE;
  token = hub_device_add (context->db, device, error);
  if (token == NULL || !hub_begin_header (context, json, error))
    return FALSE;

  add_member (json, "device_id", device->device_id);
  add_member (json, "token", token);
  if (!write_manager (context, device->manager_no, json, error))
    return FALSE;
  *enrolled = g_steal_pointer (&device);
  return TRUE;
}

static gboolean
enrol_in_transaction (HubContext   *context,
                      Application  *application,
                      GString      *json,
                      GError      **error)
{
  g_autoptr (HubDevice) device = NULL;

  if (!desk_db_begin (context->db, error))
    return FALSE;
  if (!enrol (context, application, json, &device, error) || !desk_db_commit (context->db, error))
    {
      desk_db_rollback (context->db);
      return FALSE;
    }
  hub_log (HUB_LOG_ENROLLED, "device %s was enrolled for manager %s", device->device_id,
           device->manager_no);
  return TRUE;
}

/* Once a minute and address, however many codes come. */
static void
note_wrong_code (HubContext *context,
                 HubRequest *request,
                 gint64      now_ms)
{
  hub_limiter_note (context->limiter, request->address, now_ms);
  if (!hub_limiter_allow (context->limiter, request->address, now_ms))
    hub_log (HUB_LOG_WRONG_CODES, "too many wrong codes from %s", request->address);
}

/**
 * hub_enrol_handle:
 *
 * `/v1/enrol`: a one-time code for a device and its token. Only so many wrong codes a minute are
 * looked at from one address, so that none can be found by trying.
 */
gboolean
hub_enrol_handle (HubContext  *context,
                  HubRequest  *request,
                  HubReply    *reply,
                  GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_auto (Application) application = { 0 };
  gint64 now_ms = desk_clock_now (context->clock);

  if (!hub_limiter_allow (context->limiter, request->address, now_ms))
    {
      reply->retry_after_s = 60;
      hub_reply_problem (reply, HUB_STATUS_TOO_MANY_REQUESTS, "too-many",
                         "too many wrong codes; try again in a minute");
      return TRUE;
    }
  if (!read_application (&application, request, &failure))
    {
      hub_reply_problem (reply, SOUP_STATUS_BAD_REQUEST, "invalid", failure->message);
      return TRUE;
    }
  if (enrol_in_transaction (context, &application, reply->body, &failure))
    return TRUE;
  if (g_error_matches (failure, DESK_ERROR, DESK_ERROR_NOT_FOUND))
    {
      note_wrong_code (context, request, now_ms);
      hub_reply_problem (reply, SOUP_STATUS_FORBIDDEN, "wrong-code", failure->message);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
