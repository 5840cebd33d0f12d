/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DeskReason:
 *
 * Why a rule says no, or warns. It travels as a code with its values, and becomes a sentence in the
 * reader's language only where it is shown.
 */
typedef struct
{
  char       *code;             /* "quota-used-up", "frozen", "no-such-member", … */
  char       *rule;             /* id in the standard, or "" */
  JsonObject *values;
} DeskReason;

DeskReason *desk_reason_new       (const char       *code,
                                   const char       *rule);
DeskReason *desk_reason_copy      (const DeskReason *self);
void        desk_reason_free      (DeskReason       *self);
void        desk_reason_set_text  (DeskReason       *self,
                                   const char       *name,
                                   const char       *value);
void        desk_reason_set_int   (DeskReason       *self,
                                   const char       *name,
                                   gint64            value);
void        desk_reason_set_time  (DeskReason       *self,
                                   const char       *name,
                                   gint64            time_ms,
                                   GTimeZone        *zone);
char       *desk_reason_describe  (const DeskReason *self);
JsonNode   *desk_reason_to_json   (const DeskReason *self);
DeskReason *desk_reason_from_json (JsonNode         *node,
                                   GError          **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskReason, desk_reason_free)

G_END_DECLS
