/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks before something that cannot be taken back; FALSE when the person thinks better of it. */
void     desk_ask_async       (GtkWindow            *parent,
                               const char           *heading,
                               const char           *body,
                               const char           *accept_label,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
gboolean desk_ask_finish      (GtkWindow            *parent,
                               GAsyncResult         *result);
/* Likewise, where there is something better to be done first. */
typedef enum
{
  DESK_ANSWER_NO,
  DESK_ANSWER_ACCEPT,
  DESK_ANSWER_OTHER,
} DeskAnswer;

void     desk_ask_either_async (GtkWindow            *parent,
                               const char           *heading,
                               const char           *body,
                               const char           *accept_label,
                               const char           *other_label,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
DeskAnswer
         desk_ask_either_finish (GtkWindow            *parent,
                               GAsyncResult         *result);
/* Asks for a line of text. */
GtkEntry *
         desk_ask_text_async  (GtkWindow            *parent,
                               const char           *heading,
                               const char           *text,
                               const char           *label,
                               const char           *accept_label,
                               GAsyncReadyCallback   callback,
                               gpointer              user_data);
char    *desk_ask_text_finish (GtkWindow            *parent,
                               GAsyncResult         *result);
/* Says something that the person must not miss. */
void     desk_tell            (GtkWindow            *parent,
                               const char           *heading,
                               const char           *body);

G_END_DECLS
