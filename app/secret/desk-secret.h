/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* In the folder of the local data, where there is no key ring. */
#define DESK_SECRET_FILE "token.ini"

/**
 * DeskSecretError:
 * @DESK_SECRET_ERROR_LOCKED: the key ring is locked, and nobody unlocked it
 * @DESK_SECRET_ERROR_ABSENT: no token of that device is kept here
 * @DESK_SECRET_ERROR_UNKEPT: what was written could not be read again
 *
 * The messages are sentences for a manager, translated.
 */
typedef enum
{
  DESK_SECRET_ERROR_LOCKED,
  DESK_SECRET_ERROR_ABSENT,
  DESK_SECRET_ERROR_UNKEPT,
} DeskSecretError;

#define DESK_SECRET_ERROR (desk_secret_error_quark ())
GQuark desk_secret_error_quark (void);

typedef enum
{
  DESK_SECRET_NOWHERE,
  DESK_SECRET_IN_KEY_RING,
  DESK_SECRET_IN_FILE,
} DeskSecretPlace;

/* The token by which the hub knows this computer: in the key ring of the person's desktop, or else in
 * a file that only this person can read. A token belongs to the device that the hub enrolled, so a
 * database that was rescued finds it, and two databases do not mix. */
void             desk_secret_save_async    (const char           *data_dir,
                                            const char           *device_id,
                                            const char           *token,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
DeskSecretPlace  desk_secret_save_finish   (GAsyncResult         *result,
                                            GError              **error);
void             desk_secret_load_async    (const char           *data_dir,
                                            const char           *device_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
char            *desk_secret_load_finish   (GAsyncResult         *result,
                                            GError              **error);
void             desk_secret_remove_async  (const char           *data_dir,
                                            const char * const   *device_ids,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean         desk_secret_remove_finish (GAsyncResult         *result,
                                            GError              **error);
/* Blocks; asks nobody; says when a key ring may still have one. */
gboolean         desk_secret_forget        (const char           *data_dir,
                                            const char * const   *device_ids,
                                            GError              **error);
/* Where it lies, without asking anybody to unlock anything. */
void             desk_secret_find_async    (const char           *data_dir,
                                            const char           *device_id,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
DeskSecretPlace  desk_secret_find_finish   (GAsyncResult         *result,
                                            GError              **error);
/* In a sentence; NULL for nowhere. */
const char      *desk_secret_place_describe
                                           (DeskSecretPlace       place);

G_END_DECLS
