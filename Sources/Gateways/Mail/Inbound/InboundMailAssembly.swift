import Domain

/// Puts together what a message says from its tree of parts.
struct InboundMailAssembly {
    private let message: MIMEMessage
    private var texts: [String] = []
    private var innerTexts: [String] = []
    private var attachments: [MailAttachment] = []
    /// By the number of the attachment: the leaf that it is, counted in the order of reading.
    private var leaves: [Int] = []
    private var nextLeaf = 0
    private var report = ReportParts()
    private var flaws: Set<MailFlaw> = []
    private var isCalendar = false
    private var isRead = false

    init(_ message: MIMEMessage) {
        self.message = message
    }

    var mail: InboundMail {
        mutating get {
            readBody()
            var mail = InboundMail()
            mail.messageID = message.header("Message-ID").flatMap(MessageIDList.first)
            mail.sender = sender
            mail.recipients = recipients
            mail.subject = String(message.header("Subject")?.prefix(1000) ?? "")
            mail.ancestors = ancestors
            mail.returnPath = returnPath
            mail.text = MailText(body)
            mail.attachments = attachments
            mail.report = report.deliveryReport
            mail.automation = AutomationHeaders(message).signs
            mail.automation.isReadReceipt = report.isReadReceipt
            mail.automation.isCalendar = isCalendar
            mail.flaws = flaws
            return mail
        }
    }

    /// The place of an attachment among the leaves.
    mutating func leaf(of attachment: Int) -> Int? {
        readBody()
        return leaves.indices.contains(attachment - 1) ? leaves[attachment - 1] : nil
    }

    // MARK: - header

    private var sender: MailSender? {
        let usable = message.mailboxes("From").first { MailAddress.isUsable($0.address) }
        return usable.map { MailSender(name: String($0.name.prefix(200)), address: $0.address.lowercased()) }
    }

    private var recipients: [String] {
        ["Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"]
            .flatMap { message.mailboxes($0) }.map { $0.address.lowercased() }
    }

    private var ancestors: [String] {
        let parents = message.headers("In-Reply-To").flatMap(MessageIDList.all)
        let thread = message.headers("References").flatMap(MessageIDList.all)
        return Array((parents + thread.reversed()).uniqued().prefix(50))
    }

    private var returnPath: String? {
        guard message.header("Return-Path") != nil else { return nil }
        return message.mailboxes("Return-Path").first?.address.lowercased() ?? ""
    }

    // MARK: - body

    private mutating func readBody() {
        guard !isRead else { return }
        isRead = true
        if let body = message.body { read(body, isRoot: true) }
    }

    /// Its own words, or, where it has none, those of the message that it carries.
    private var body: String {
        let own = texts.filter { !$0.allSatisfy(\.isWhitespace) }
        return String((own.isEmpty ? innerTexts : own).joined(separator: "\n").prefix(InboundLimits.text))
    }

    private mutating func read(_ part: MIMEPart, isRoot: Bool = false) {
        switch part {
        case .multipart(let type, let children): read(type, children)
        case .message(let leaf, let inner): read(leaf, inner)
        case .leaf(let leaf): read(leaf, isRoot: isRoot)
        }
    }

    private mutating func read(_ type: MIMEType, _ children: [MIMEPart]) {
        if type.name == "multipart/encrypted" { flaws.insert(.encrypted) }
        if type.name == "multipart/report" { report.type = type.reportType ?? "" }
        guard type.name == "multipart/alternative" else { return children.forEach { read($0) } }
        let before = texts
        var choices: [(isPlain: Bool, texts: [String])] = []
        for child in children {
            texts = []
            read(child)
            let isEmpty = texts.allSatisfy { $0.allSatisfy(\.isWhitespace) }
            if !isEmpty { choices.append((child.isPlain, texts)) }
        }
        // The plainest that says anything, which should be the first and is not always.
        let best = choices.first { $0.isPlain } ?? choices.first
        texts = before + (best?.texts ?? [])
    }

    private mutating func read(_ leaf: MIMELeaf, _ inner: MIMEMessage) {
        report.originalMessageID = report.originalMessageID ?? inner.header("Message-ID").flatMap(MessageIDList.first)
        attach(leaf, named: leaf.fileName ?? inner.header("Subject").map { "\($0).eml" })
        var assembly = InboundMailAssembly(inner)
        innerTexts.append(assembly.carried)
    }

    /// What a carried message says, with who wrote it.
    private var carried: String {
        mutating get {
            readBody()
            let from = message.header("From").map { "From: \($0)\n" } ?? ""
            let subject = message.header("Subject").map { "Subject: \($0)\n" } ?? ""
            return "\(from)\(subject)\n\(body)"
        }
    }

    private mutating func read(_ leaf: MIMELeaf, isRoot: Bool) {
        switch leaf.type.name {
        case "message/delivery-status", "message/global-delivery-status":
            report.status = leaf.text
            nextLeaf += 1
        case "text/rfc822-headers", "message/global-headers":
            report.originalMessageID = report.originalMessageID ?? MessageIDList.inHeaders(leaf.text)
            nextLeaf += 1
        case "message/disposition-notification":
            report.isReadReceipt = true
            nextLeaf += 1
        case "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature":
            nextLeaf += 1
        case "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted":
            flaws.insert(.encrypted)
            attach(leaf)
        case "text/calendar":
            isCalendar = true
            attach(leaf)
        case let name where name.hasPrefix("multipart/"):
            // Deeper than is looked into.
            flaws.insert(.tooManyParts)
            nextLeaf += 1
        default:
            if leaf.isShown { show(leaf) } else { attach(leaf) }
        }
    }

    private mutating func show(_ leaf: MIMELeaf) {
        nextLeaf += 1
        let text = leaf.type.name == "text/html" ? HTMLText.reduced(leaf.text) : leaf.text
        let clean = InboundText.clean(text)
        if clean.count > InboundLimits.text { flaws.insert(.textCut) }
        texts.append(leaf.type.isFlowed ? FlowedText.joined(clean, deletingSpaces: leaf.type.deletesSpaces) : clean)
    }

    private mutating func attach(_ leaf: MIMELeaf, named name: String? = nil) {
        defer { nextLeaf += 1 }
        guard attachments.count < InboundLimits.parts else {
            flaws.insert(.tooManyParts)
            return
        }
        let number = attachments.count + 1
        attachments.append(
            MailAttachment(
                number: number, name: AttachmentName.clean(name ?? leaf.fileName, number: number), type: leaf.type.name,
                size: leaf.size))
        leaves.append(nextLeaf)
    }
}

extension MIMELeaf {
    /// Text that stands in the message and is no file.
    fileprivate var isShown: Bool {
        guard disposition != "attachment", fileName == nil else { return false }
        return ["text/plain", "text/html", "text/enriched", "text/markdown", "text/x-markdown"].contains(type.name)
    }
}

extension MIMEPart {
    fileprivate var isPlain: Bool {
        if case .leaf(let leaf) = self { leaf.type.name == "text/plain" } else { false }
    }
}

/// What a file may be called here.
enum AttachmentName {
    static func clean(_ name: String?, number: Int) -> String {
        let last = name?.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let clean = HeaderText.clean(last).prefix(200)
        return clean.isEmpty || clean.allSatisfy { $0 == "." } ? "attachment-\(number)" : String(clean)
    }
}

extension Array where Element: Hashable {
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
