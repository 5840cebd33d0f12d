/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-store.h"

G_BEGIN_DECLS

/**
 * DeskTokenState:
 * @DESK_TOKEN_ELSEWHERE: the database has no token
 * @DESK_TOKEN_HERE: it holds the token, as those of before did; the identity's is that one
 * @DESK_TOKEN_WIPED: it has moved, but its bytes may still be in the file
 */
typedef enum
{
  DESK_TOKEN_ELSEWHERE,
  DESK_TOKEN_HERE,
  DESK_TOKEN_WIPED,
} DeskTokenState;

/* The token by which the hub knows this computer is kept by the room secret/; the store has it in
 * memory. A database of before holds it itself, until it has moved. */
DeskTokenState
         desk_store_get_token_state    (DeskStore            *self);
void     desk_store_hold_token         (DeskStore            *self,
                                        const char           *token);
void     desk_store_clear_token_async  (DeskStore            *self,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean desk_store_clear_token_finish (DeskStore            *self,
                                        GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
