extension MailShape {
    private static let words = "Content-Type: text/plain\n\nSee the bills."

    private static func file(_ header: String, _ content: String = "aGVsbG8=") -> MailShape.Part {
        "\(header)\nContent-Transfer-Encoding: base64\n\n\(content)"
    }

    typealias Part = String

    /// Files, and messages inside messages.
    static let attached = [
        MailShape(
            "two files",
            multipart(
                "mixed", words, file("Content-Type: application/pdf; name=\"bill.pdf\""),
                file("Content-Type: image/jpeg\nContent-Disposition: attachment; filename=photo.jpg")),
            .init(text: "See the bills.", files: ["bill.pdf|application/pdf|5", "photo.jpg|image/jpeg|5"])),
        MailShape(
            "a file name in parts (RFC 2231)",
            multipart(
                "mixed", words,
                file(
                    "Content-Type: application/pdf\nContent-Disposition: attachment;\n filename*0*=utf-8''%C2%A3;\n filename*1*=10%20bill;\n filename*2=.pdf"
                )),
            .init(text: "See the bills.", files: ["£10 bill.pdf|application/pdf|5"])),
        MailShape(
            "a file name in an encoded word",
            multipart("mixed", words, file("Content-Type: application/pdf; name=\"=?utf-8?B?wqMxMC5wZGY=?=\"")),
            .init(text: "See the bills.", files: ["£10.pdf|application/pdf|5"])),
        MailShape(
            "a file name with a way out of its folder",
            multipart(
                "mixed", words, file("Content-Type: application/pdf; name=\"../../etc/passwd\""),
                file("Content-Type: application/pdf; name=\"C:\\\\x\\\\y.pdf\""),
                file("Content-Type: application/pdf; name=\"..\"")),
            .init(
                text: "See the bills.",
                files: ["passwd|application/pdf|5", "y.pdf|application/pdf|5", "attachment-3|application/pdf|5"])),
        MailShape(
            "a file without a name", multipart("mixed", words, file("Content-Type: application/zip")),
            .init(text: "See the bills.", files: ["attachment-1|application/zip|5"])),
        MailShape(
            "text that is a file",
            multipart(
                "mixed", words, "Content-Type: text/plain\nContent-Disposition: attachment; filename=log.txt\n\na log"),
            .init(text: "See the bills.", files: ["log.txt|text/plain|5"])),
        MailShape(
            "Outlook's TNEF",
            multipart("mixed", words, file("Content-Type: application/ms-tnef; name=\"winmail.dat\"")),
            .init(text: "See the bills.", files: ["winmail.dat|application/ms-tnef|5"])),
        MailShape(
            "only a file",
            plain(
                "MIME-Version: 1.0\nContent-Type: application/pdf; name=bill.pdf\nContent-Transfer-Encoding: base64\n",
                "aGVsbG8=\n"),
            .init(text: "", files: ["bill.pdf|application/pdf|5"])),
        MailShape(
            "a message forwarded as a file",
            multipart(
                "mixed", words, "Content-Type: message/rfc822\n\nFrom: o2@example.org\nSubject: Your bill\n\nPay now"),
            .init(text: "See the bills.", files: ["Your bill.eml|message/rfc822|48"])),
        MailShape(
            "a message forwarded without a word",
            multipart("mixed", "Content-Type: message/rfc822\n\nFrom: o2@example.org\nSubject: Your bill\n\nPay now"),
            .init(
                text: "From: o2@example.org\nSubject: Your bill\n\nPay now", files: ["Your bill.eml|message/rfc822|48"])
        ),
        MailShape(
            "a forward of a forward of a forward", plain("Content-Type: message/rfc822\n", nest(3, "the end")),
            .init(files: ["level 3.eml|message/rfc822|259"])),
        MailShape(
            "a forward in the text",
            plain(
                "",
                "See below.\n\n-------- Forwarded Message --------\nFrom: o2@example.org\nSubject: bill\n\nPay now\n"),
            .init(
                text:
                    "See below.\n\n-------- Forwarded Message --------\nFrom: o2@example.org\nSubject: bill\n\nPay now",
                isQuoting: false)),
        MailShape(
            "a file in uuencode",
            plain(
                "Content-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: x-uuencode\n",
                "begin 644 a.bin\n#0V%T\n`\nend\n"),
            .init(text: "", files: ["a.bin|application/octet-stream|3"])),
    ]

    static func nest(_ depth: Int, _ text: String) -> String {
        guard depth > 0 else { return "From: deep@example.org\nSubject: level 0\n\n\(text)\n" }
        return
            "From: deep@example.org\nSubject: level \(depth)\nContent-Type: message/rfc822\n\n\(nest(depth - 1, text))"
    }
}
