/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-test-disk-private.h"

#include <glib/gstdio.h>

/* A disk writes so many bytes whole, or not at all. */
#define SECTOR_BYTES 512

/* A write, or a cut (or growth) to @offset. */
typedef struct
{
  gsize    size;                /* of the file before */
  gsize    offset;
  GBytes  *before;              /* what it took the place of */
  GBytes  *after;               /* NULL: a cut */
} DiskChange;

/* What a power cut leaves of the changes. */
typedef enum
{
  LEAVES_NONE,
  LEAVES_ALL,
  LEAVES_BEGINNING,
  LEAVES_SOME,
  N_LEAVES,
} Leaves;

static void
free_change (gpointer data)
{
  DiskChange *change = data;

  g_bytes_unref (change->before);
  g_clear_pointer (&change->after, g_bytes_unref);
  g_free (change);
}

/* New bytes are 0. */
static void
resize (GByteArray *content,
        gsize       size)
{
  gsize old = content->len;

  g_byte_array_set_size (content, (guint) size);
  if (size > old)
    memset (content->data + old, 0, size - old);
}

static void
put (GByteArray *content,
     gsize       offset,
     const void *data,
     gsize       size)
{
  if (content->len < offset + size)
    resize (content, offset + size);
  if (size > 0)
    memcpy (content->data + offset, data, size);
}

static void
undo_change (const DiskChange *change,
             GByteArray       *content)
{
  gsize size;
  const void *data = g_bytes_get_data (change->before, &size);

  resize (content, change->size);
  put (content, change->offset, data, size);
}

/* With @rand, each of a write's sectors has its own luck. */
static void
redo_change (const DiskChange *change,
             GByteArray       *content,
             GRand            *rand)
{
  gsize size;
  const guint8 *data;

  if (change->after == NULL)
    {
      resize (content, change->offset);
      return;
    }
  data = g_bytes_get_data (change->after, &size);
  for (gsize done = 0, step; done < size; done += step)
    {
      step = MIN (size - done, SECTOR_BYTES - (change->offset + done) % SECTOR_BYTES);
      if (rand == NULL || g_rand_boolean (rand))
        put (content, change->offset + done, data + done, step);
    }
}

static void
redo_changes (GPtrArray  *changes,
              GByteArray *content,
              Leaves      leaves,
              GRand      *rand)
{
  guint n = changes->len;

  if (leaves == LEAVES_NONE || n == 0)
    return;
  if (leaves == LEAVES_BEGINNING)
    n = (guint) g_rand_int_range (rand, 0, (gint32) n);
  for (guint i = 0; i < n; i++)
    redo_change (changes->pdata[i], content, leaves == LEAVES_SOME ? rand : NULL);
  if (leaves == LEAVES_BEGINNING)
    redo_change (changes->pdata[n], content, rand);
}

static void
write_content (const char *path,
               const void *data,
               gsize       size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static GByteArray *
read_content (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize size = 0;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_byte_array_new_take ((guint8 *) data, size);
}

/* The content as of the last sync, or as it might have become since. */
static GByteArray *
compute_content (DiskFile *self,
                 Leaves    leaves,
                 GRand    *rand)
{
  GByteArray *content = read_content (self->path);

  for (guint i = self->changes->len; i > 0; i--)
    undo_change (self->changes->pdata[i - 1], content);
  redo_changes (self->changes, content, leaves, rand);
  return content;
}

static void
restore_removed (DiskFile *self,
                 GRand    *rand)
{
  gsize size;
  const void *data = g_bytes_get_data (self->removed, &size);

  if (g_rand_boolean (rand))
    write_content (self->path, data, size);
}

DiskFile *
disk_file_new (const char *path)
{
  DiskFile *self = g_new0 (DiskFile, 1);

  self->path = g_strdup (path);
  self->changes = g_ptr_array_new_with_free_func (free_change);
  return self;
}

void
disk_file_free (DiskFile *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->changes);
  g_clear_pointer (&self->removed, g_bytes_unref);
  g_free (self);
}

static void
add_change (DiskFile *self,
            gsize     size,
            gsize     offset,
            GBytes   *before,
            GBytes   *after)
{
  DiskChange *change = g_new0 (DiskChange, 1);

  change->size = size;
  change->offset = offset;
  change->before = before;
  change->after = after;
  g_ptr_array_add (self->changes, change);
}

void
disk_file_add_write (DiskFile *self,
                     gsize     size,
                     gsize     offset,
                     GBytes   *before,
                     GBytes   *after)
{
  add_change (self, size, offset, before, after);
}

void
disk_file_add_cut (DiskFile *self,
                   gsize     size,
                   gsize     new_size,
                   GBytes   *before)
{
  add_change (self, size, new_size, before, NULL);
}

/* Call it while the file is still there. */
void
disk_file_add_removal (DiskFile *self)
{
  g_autoptr (GByteArray) content = NULL;

  g_clear_pointer (&self->removed, g_bytes_unref);
  if (!self->is_new && g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      content = compute_content (self, LEAVES_NONE, NULL);
      self->removed = g_byte_array_free_to_bytes (g_steal_pointer (&content));
    }
  g_ptr_array_set_size (self->changes, 0);
  self->is_new = FALSE;
}

void
disk_file_sync (DiskFile *self)
{
  g_ptr_array_set_size (self->changes, 0);
}

void
disk_file_survive (DiskFile *self,
                   GRand    *rand)
{
  Leaves leaves = (Leaves) g_rand_int_range (rand, 0, N_LEAVES);

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      if (self->removed != NULL)
        restore_removed (self, rand);
    }
  else if (self->is_new && leaves == LEAVES_NONE)
    g_remove (self->path);
  else if (self->changes->len > 0)
    {
      g_autoptr (GByteArray) content = compute_content (self, leaves, rand);

      write_content (self->path, content->data, content->len);
    }
  g_ptr_array_set_size (self->changes, 0);
  g_clear_pointer (&self->removed, g_bytes_unref);
  self->is_new = FALSE;
}
