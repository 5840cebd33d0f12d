/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk-xlsx-part.h"

#include <archive.h>
#include <archive_entry.h>
#include <desk-error.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#define CHUNK (64 * 1024)
/* What unpacks to more is no list that a person made. */
#define PART_LIMIT (256 * 1024 * 1024)
/* Nor is it a cell: sheets have no longer ones. */
#define TEXT_LIMIT (128 * 1024)

struct _DeskXlsxPart
{
  char             *path;
  GCancellable     *cancellable;
  GFileInputStream *stream;
  struct archive   *archive;
  xmlTextReader    *xml;
  gint64            n_read;     /* bytes unpacked */
  guint8            chunk[CHUNK];
};

static la_ssize_t
read_cb (struct archive  *archive,
         void            *user_data,
         const void     **bytes)
{
  DeskXlsxPart *self = user_data;

  *bytes = self->chunk;
  return g_input_stream_read (G_INPUT_STREAM (self->stream), self->chunk, CHUNK,
                              self->cancellable, NULL);
}

static la_int64_t
seek_cb (struct archive *archive,
         void           *user_data,
         la_int64_t      offset,
         int             whence)
{
  DeskXlsxPart *self = user_data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, type, NULL, NULL))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (self->stream));
}

static int
unpack_cb (void *user_data,
           char *buffer,
           int   length)
{
  DeskXlsxPart *self = user_data;
  la_ssize_t n = archive_read_data (self->archive, buffer, (size_t) length);

  self->n_read += MAX (n, 0);
  if (self->n_read > PART_LIMIT || g_cancellable_is_cancelled (self->cancellable))
    return -1;
  return (int) n;
}

static void
fail (DeskXlsxPart  *self,
      GError       **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return;
  if (self->n_read > PART_LIMIT)
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s: there is too much in this sheet"), self->path);
  else
    g_set_error (error, DESK_ERROR, DESK_ERROR_INVALID,
                 _("%s: the file is damaged, or no .xlsx sheet"), self->path);
}

/* The words are those of the file's maker, not of XML: a document type has no place there, and may
 * unfold without end. */
static void
ignore_error (void                     *user_data,
              const char               *message,
              xmlParserSeverities       severity,
              xmlTextReaderLocatorPtr   locator)
{
}

static gboolean
find_entry (DeskXlsxPart  *self,
            const char    *name,
            GError       **error)
{
  struct archive_entry *entry;
  int found;

  while ((found = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK)
    {
      const char *pathname = archive_entry_pathname_utf8 (entry);

      if (pathname != NULL && g_str_equal (pathname, name))
        return TRUE;
    }
  if (found == ARCHIVE_EOF)
    g_set_error (error, DESK_ERROR, DESK_ERROR_NOT_FOUND, _("%s: the file has no sheet in it"),
                 self->path);
  else
    fail (self, error);
  return FALSE;
}

static gboolean
open_archive (DeskXlsxPart  *self,
              GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  self->stream = g_file_read (file, self->cancellable, error);
  if (self->stream == NULL)
    return FALSE;
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);
  archive_read_set_seek_callback (self->archive, seek_cb);
  if (archive_read_open (self->archive, self, NULL, read_cb, NULL) == ARCHIVE_OK)
    return TRUE;
  fail (self, error);
  return FALSE;
}

/**
 * desk_xlsx_part_open:
 * @name: of the document inside the file
 * @cancellable: (nullable): ends all reading
 *
 * Returns: (transfer full) (nullable): the document before its first node; %NULL with
 *   %DESK_ERROR_NOT_FOUND when it is not in the file, %DESK_ERROR_INVALID, or a %G_IO_ERROR
 */
DeskXlsxPart *
desk_xlsx_part_open (const char    *path,
                     const char    *name,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (DeskXlsxPart) self = g_new0 (DeskXlsxPart, 1);

  self->path = g_strdup (path);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  if (!open_archive (self, error) || !find_entry (self, name, error))
    return NULL;
  self->xml = xmlReaderForIO (unpack_cb, NULL, self, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_COMPACT);
  xmlTextReaderSetErrorHandler (self->xml, ignore_error, NULL);
  return g_steal_pointer (&self);
}

/**
 * desk_xlsx_part_next:
 *
 * Goes to the next node.
 *
 * Returns: %FALSE at the end, or with @error set
 */
gboolean
desk_xlsx_part_next (DeskXlsxPart  *self,
                     GError       **error)
{
  int state = xmlTextReaderRead (self->xml);

  if (state == 0)
    return FALSE;
  if (state == 1 && xmlTextReaderNodeType (self->xml) != XML_READER_TYPE_DOCUMENT_TYPE)
    return TRUE;
  fail (self, error);
  return FALSE;
}

/**
 * desk_xlsx_part_find:
 *
 * Goes on to the next element of this name.
 *
 * Returns: %FALSE when there is none, or with @error set
 */
gboolean
desk_xlsx_part_find (DeskXlsxPart  *self,
                     const char    *element,
                     GError       **error)
{
  while (desk_xlsx_part_next (self, error))
    if (desk_xlsx_part_begins (self, element))
      return TRUE;
  return FALSE;
}

static gboolean
is_at (DeskXlsxPart *self,
       int           type,
       const char   *element)
{
  return xmlTextReaderNodeType (self->xml) == type &&
         strcmp ((const char *) xmlTextReaderConstLocalName (self->xml), element) == 0;
}

gboolean
desk_xlsx_part_begins (DeskXlsxPart *self,
                       const char   *element)
{
  return is_at (self, XML_READER_TYPE_ELEMENT, element);
}

/**
 * desk_xlsx_part_ends:
 *
 * Returns: whether this is the end of such an element; one that is empty has no end of its own
 */
gboolean
desk_xlsx_part_ends (DeskXlsxPart *self,
                     const char   *element)
{
  return is_at (self, XML_READER_TYPE_END_ELEMENT, element);
}

gboolean
desk_xlsx_part_is_empty (DeskXlsxPart *self)
{
  return xmlTextReaderIsEmptyElement (self->xml) == 1;
}

/**
 * desk_xlsx_part_get:
 *
 * Returns: (transfer full) (nullable): an attribute of this element, whatever its namespace
 */
char *
desk_xlsx_part_get (DeskXlsxPart *self,
                    const char   *attribute)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (self->xml) == 1)
    if (strcmp ((const char *) xmlTextReaderConstLocalName (self->xml), attribute) == 0)
      value = g_strdup ((const char *) xmlTextReaderConstValue (self->xml));
  xmlTextReaderMoveToElement (self->xml);
  return value;
}

/**
 * desk_xlsx_part_get_int:
 *
 * Returns: an attribute of this element as a number, or @fallback
 */
gint64
desk_xlsx_part_get_int (DeskXlsxPart *self,
                        const char   *attribute,
                        gint64        fallback)
{
  g_autofree char *value = desk_xlsx_part_get (self, attribute);
  gint64 number;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, 0, G_MAXINT32, &number, NULL))
    return fallback;
  return number;
}

/**
 * desk_xlsx_part_append_text:
 *
 * Adds this node's text to @text where it is one; of more than any cell has, not all.
 */
void
desk_xlsx_part_append_text (DeskXlsxPart *self,
                            GString      *text)
{
  switch (xmlTextReaderNodeType (self->xml))
    {
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      if (text->len < TEXT_LIMIT)
        g_string_append (text, (const char *) xmlTextReaderConstValue (self->xml));
      break;
    default:
      break;
    }
}

void
desk_xlsx_part_free (DeskXlsxPart *self)
{
  g_clear_pointer (&self->xml, xmlFreeTextReader);
  g_clear_pointer (&self->archive, archive_read_free);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}
