/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk-search.h"

G_BEGIN_DECLS

/* What desk-search.c keeps and desk-search-find.c looks through; nobody else sees it. */

typedef struct
{
  guint32 start;                /* in the texts */
  guint   id;
  guint   name;                 /* in the names */
  guint16 name_length;
  guint16 numbers_length;       /* what comes before the tags */
  guint16 tags_length;          /* what comes before the address */
  guint16 address_length;       /* what comes before the notes */
} DeskSearchRecord;

struct _DeskSearch
{
  gboolean    loaded;
  DeskGlyphs *glyphs;
  GArray     *names;            /* (element-type guint16): the glyphs of all names */
  GString    *text;             /* the rest of the haystacks, each ended by DESK_HAYSTACK_END */
  GArray     *records;          /* (element-type DeskSearchRecord), by start */
  GArray     *record_of;        /* (element-type guint): by id, position in records + 1; 0: none */
  gsize       n_blank;          /* bytes that changes left unused */
};

static inline guint
desk_search_get_record_of (DeskSearch *self,
                           gint64      id)
{
  return id < self->record_of->len ? g_array_index (self->record_of, guint, id) : 0;
}

static inline const DeskSearchRecord *
desk_search_get_record (DeskSearch *self,
                        guint       index)
{
  return &g_array_index (self->records, DeskSearchRecord, index);
}

static inline gsize
desk_search_get_record_end (DeskSearch *self,
                            guint       index)
{
  return index + 1 < self->records->len ? desk_search_get_record (self, index + 1)->start
                                        : self->text->len;
}

G_END_DECLS
