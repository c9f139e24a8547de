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
