#pragma once

#include <gmime/gmime.h>

// The casts of GObject are macros, which Swift does not import: each function here is one call with its cast.

static inline void redress_gmime_unref(void *object) { g_object_unref(object); }

static inline void redress_gmime_message_set_header(GMimeMessage *message, const char *name, const char *value) {
    g_mime_object_set_header(GMIME_OBJECT(message), name, value, "utf-8");
}

/// Headers that describe the content belong to the body; libgmime writes them among the message's own.
static inline void redress_gmime_multipart_set_header(GMimeMultipart *body, const char *name, const char *value) {
    g_mime_object_set_header(GMIME_OBJECT(body), name, value, "utf-8");
}

static inline void redress_gmime_message_set_body(GMimeMessage *message, GMimeMultipart *body) {
    g_mime_message_set_mime_part(message, GMIME_OBJECT(body));
}

static inline void redress_gmime_multipart_add(GMimeMultipart *multipart, GMimeTextPart *part) {
    g_mime_multipart_add(multipart, GMIME_OBJECT(part));
}

static inline void redress_gmime_text_set_quoted_printable(GMimeTextPart *part) {
    g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
}

/// The message written out with CRLF line ends, to be freed by the caller; NULL when it cannot be written.
static inline GByteArray *redress_gmime_message_bytes(GMimeMessage *message) {
    GByteArray *bytes = g_byte_array_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    GMimeFormatOptions *options = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
    ssize_t written = g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream);
    g_mime_format_options_free(options);
    g_object_unref(stream);
    if (written < 0) {
        g_byte_array_free(bytes, TRUE);
        return NULL;
    }
    return bytes;
}

/// The address with its domain in ASCII (IDNA), to be freed with g_free.
static inline char *redress_gmime_ascii_address(const char *address) {
    InternetAddress *mailbox = internet_address_mailbox_new(NULL, address);
    char *ascii = g_strdup(internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(mailbox)));
    g_object_unref(mailbox);
    return ascii;
}

// Reading. What a function returns belongs to the message unless it says otherwise.

/// NULL when nothing in the bytes is a message. To be unreferenced by the caller; the bytes are copied.
static inline GMimeMessage *redress_gmime_read(const unsigned char *bytes, size_t count) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *) bytes, count);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    g_object_unref(parser);
    g_object_unref(stream);
    return message;
}

static inline GMimeHeaderList *redress_gmime_headers(GMimeMessage *message) {
    return g_mime_object_get_header_list(GMIME_OBJECT(message));
}

typedef enum { REDRESS_MULTIPART, REDRESS_MESSAGE, REDRESS_LEAF } RedressPartKind;

/// A part that holds no other, whatever it is called, is a leaf.
static inline RedressPartKind redress_gmime_kind(GMimeObject *part) {
    if (GMIME_IS_MULTIPART(part)) return REDRESS_MULTIPART;
    return GMIME_IS_MESSAGE_PART(part) ? REDRESS_MESSAGE : REDRESS_LEAF;
}

static inline int redress_gmime_count(GMimeObject *multipart) {
    return g_mime_multipart_get_count(GMIME_MULTIPART(multipart));
}

static inline GMimeObject *redress_gmime_child(GMimeObject *multipart, int index) {
    return g_mime_multipart_get_part(GMIME_MULTIPART(multipart), index);
}

/// What stands before the first boundary: all of it, where the boundary never comes. NULL for nothing.
static inline const char *redress_gmime_prologue(GMimeObject *multipart) {
    return g_mime_multipart_get_prologue(GMIME_MULTIPART(multipart));
}

/// NULL for a part that says it is a message and holds none.
static inline GMimeMessage *redress_gmime_inner(GMimeObject *part) {
    return g_mime_message_part_get_message(GMIME_MESSAGE_PART(part));
}

static inline const char *redress_gmime_file_name(GMimeObject *part) {
    return GMIME_IS_PART(part) ? g_mime_part_get_filename(GMIME_PART(part)) : NULL;
}

/// Writes the decoded content, of a message all of it; with a charset it comes as UTF-8, whatever cannot be converted as a question mark.
static inline void redress_gmime_write(GMimeObject *part, const char *charset, GMimeStream *stream) {
    if (GMIME_IS_MESSAGE_PART(part)) {
        GMimeMessage *inner = redress_gmime_inner(part);
        if (inner != NULL) g_mime_object_write_to_stream(GMIME_OBJECT(inner), NULL, stream);
        return;
    }
    GMimeDataWrapper *content = GMIME_IS_PART(part) ? g_mime_part_get_content(GMIME_PART(part)) : NULL;
    if (content == NULL) return;
    GMimeStream *filtered = g_mime_stream_filter_new(stream);
    GMimeFilter *filter = charset != NULL ? g_mime_filter_charset_new(charset, "utf-8") : NULL;
    if (filter != NULL) {
        g_mime_stream_filter_add(GMIME_STREAM_FILTER(filtered), filter);
        g_object_unref(filter);
    }
    g_mime_data_wrapper_write_to_stream(content, filtered);
    g_mime_stream_flush(filtered);
    g_object_unref(filtered);
}

/// To be freed by the caller.
static inline GByteArray *redress_gmime_content(GMimeObject *part, const char *charset) {
    GByteArray *bytes = g_byte_array_new();
    GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
    redress_gmime_write(part, charset, stream);
    g_object_unref(stream);
    return bytes;
}

/// The size of the decoded content, which is not kept.
static inline size_t redress_gmime_size(GMimeObject *part) {
    GMimeStream *stream = g_mime_stream_null_new();
    redress_gmime_write(part, NULL, stream);
    size_t size = GMIME_STREAM_NULL(stream)->written;
    g_object_unref(stream);
    return size;
}

/// NULL for an address that is no mailbox, such as a group.
static inline const char *redress_gmime_mailbox(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address) ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))
                                                : NULL;
}
