extension MailShape {
    /// What is only repeated.
    static let quoting = [
        MailShape(
            "an answer above what it answers",
            plain(
                "",
                "Yes, please.\n\nOn Mon, 5 Jan 2026 at 10:00, Redress <cases@redress.example> wrote:\n> Do you agree?\n> Regards\n"
            ),
            .init(text: "Yes, please.", isQuoting: true)),
        MailShape(
            "an announcement on two lines",
            plain(
                "", "Yes.\n\nOn Mon, 5 Jan 2026 at 10:00, Redress\n<cases@redress.example> wrote:\n\n> Do you agree?\n"),
            .init(isQuoting: true)),
        MailShape(
            "answers between the lines", plain("", "> Question one?\nAnswer one.\n> Question two?\nAnswer two.\n"),
            .init(text: "> Question one?\nAnswer one.\n> Question two?\nAnswer two.", isQuoting: false)),
        MailShape(
            "Outlook's block",
            plain(
                "",
                "I accept.\n\nFrom: Redress <cases@redress.example>\nSent: Monday\nTo: Ann\nSubject: Offer\n\nDo you accept?\n"
            ),
            .init(text: "I accept.", isQuoting: true)),
        MailShape(
            "Original Message", plain("", "I accept.\n-----Original Message-----\nFrom: x\nDo you accept?\n"),
            .init(text: "I accept.", isQuoting: true)),
        MailShape(
            "in German",
            plain("", "Ja.\n\nVon: Redress\nGesendet: Montag\nAn: Ann\nBetreff: Angebot\n\nEinverstanden?\n"),
            .init(text: "Ja.", isQuoting: true)),
        MailShape(
            "HTML with a quotation",
            plain(
                "Content-Type: text/html\n",
                "<div>Yes</div><div>On 5 Jan 2026 Redress wrote:<br></div><blockquote><p>Do you?</p></blockquote>"),
            .init(text: "Yes", isQuoting: true)),
        MailShape("nothing but a quotation", plain("", "> only this\n"), .init(text: "> only this", isQuoting: false)),
        MailShape(
            "a word From in a sentence", plain("", "Hello\nFrom: what I know\nit is wrong\n"),
            .init(text: "Hello\nFrom: what I know\nit is wrong", isQuoting: false)),
    ]
}
