/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reading JSON that strangers sent: the wrong type is an error with the member's name, never a
 * crash. */
JsonObject *desk_json_parse_object (const char  *text,
                                    gssize       length,
                                    GError     **error);
const char *desk_json_get_string   (JsonObject  *object,
                                    const char  *member,
                                    GError     **error);
const char *desk_json_peek_string  (JsonObject  *object,
                                    const char  *member,
                                    const char  *fallback);
gboolean    desk_json_get_int      (JsonObject  *object,
                                    const char  *member,
                                    gint64      *value,
                                    GError     **error);
gint64      desk_json_peek_int     (JsonObject  *object,
                                    const char  *member,
                                    gint64       fallback);
gboolean    desk_json_peek_boolean (JsonObject  *object,
                                    const char  *member,
                                    gboolean     fallback);
JsonObject *desk_json_copy_object  (JsonObject  *object);
char       *desk_json_to_text      (JsonNode    *node,
                                    gboolean     pretty);
char       *desk_json_object_text  (JsonObject  *object);

G_END_DECLS
