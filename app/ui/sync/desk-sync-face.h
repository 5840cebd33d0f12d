/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <desk-sync-status.h>
#include <desk-sync.h>

G_BEGIN_DECLS

/**
 * DeskSyncFace:
 * @text: the state in a glance
 * @detail: under it, as short: what the text leaves unsaid
 * @title: the state as a heading
 * @story: what it means and what to do, in sentences
 * @locked_out: only a new enrolment helps
 * @revoked: the hub does not admit this computer any more: its data may be removed
 * @clock: (nullable): that this computer's clock is wrong
 * @policy: (nullable): that the hub goes by rules that cannot be read here
 *
 * How the sync state looks: @icon_name and @text are never without each other, so that neither
 * shape nor colour has to be known.
 */
typedef struct
{
  const char *icon_name;
  const char *css_class;        /* nullable */
  char       *text;
  char       *detail;
  char       *title;
  char       *story;
  char       *clock;
  char       *policy;
  gboolean    locked_out;
  gboolean    revoked;
} DeskSyncFace;

DeskSyncFace *desk_sync_face_new  (DeskSyncState         state,
                                   double                progress,
                                   const GError         *error,
                                   const DeskSyncStatus *status,
                                   gint64                now_ms,
                                   GTimeZone            *zone);
void          desk_sync_face_free (DeskSyncFace         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSyncFace, desk_sync_face_free)

G_END_DECLS
