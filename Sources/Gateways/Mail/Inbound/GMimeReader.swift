public import Domain
public import Operations

/// Reads messages with libgmime, on a thread of its own: a large one takes a while.
///
/// Nothing that comes makes it fail: what cannot be read becomes a message with a flaw, for a person to look at.
public struct GMimeReader: MailReader {
    public init() {}

    public func read(_ mail: RawMail) async -> InboundMail {
        await OwnThread.run("mail-reader") { Self.readNow(mail) }
    }

    public func content(of attachment: MailAttachment, in mail: RawMail) async -> [UInt8]? {
        await OwnThread.run("mail-reader") {
            guard MessageShape(mail.bytes).isReadable, let tree = GMimeTree(mail.bytes) else { return nil }
            var assembly = InboundMailAssembly(tree.value)
            guard let leaf = assembly.leaf(of: attachment.number) else { return nil }
            return tree.content(ofLeaf: leaf)
        }
    }

    static func readNow(_ mail: RawMail) -> InboundMail {
        let shape = MessageShape(mail.bytes)
        guard let tree = GMimeTree(shape.isReadable ? mail.bytes : shape.headerBlock) else {
            return .unreadable(mail)
        }
        var assembly = InboundMailAssembly(tree.value)
        var read = assembly.mail
        read.addEnvelope(of: mail)
        if !mail.isWhole { read.flaws.insert(.tooLarge) }
        if !shape.isReadable { read.flaws.insert(shape.hasHugeHeader ? .unreadable : .tooManyParts) }
        return read
    }
}

extension InboundMail {
    fileprivate static func unreadable(_ raw: RawMail) -> InboundMail {
        var mail = InboundMail()
        mail.flaws = [.unreadable]
        mail.addEnvelope(of: raw)
        return mail
    }

    /// What our own server wrote down counts more than what the message says.
    fileprivate mutating func addEnvelope(of raw: RawMail) {
        if let sender = raw.envelopeSender { returnPath = sender.lowercased() }
        if let recipient = raw.envelopeRecipient { recipients.insert(recipient.lowercased(), at: 0) }
    }
}

/// What can be told of a message before it is read, so that reading it is safe.
struct MessageShape {
    private let bytes: [UInt8]
    private let headerEnd: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        headerEnd = Self.headerEnd(of: bytes)
    }

    var hasHugeHeader: Bool { headerEnd > InboundLimits.headerBlock }

    /// Nothing is a part inside another that does not say `multipart/` or `message/` somewhere.
    var isReadable: Bool {
        !hasHugeHeader && Self.count(["multipart/", "message/"], in: bytes) <= InboundLimits.parts
    }

    /// As much of the header as is ever looked at, without what describes the body.
    var headerBlock: [UInt8] {
        let head = String(decoding: bytes.prefix(min(headerEnd, InboundLimits.headerBlock)), as: UTF8.self)
        let lines = InboundText.clean(head).split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { !$0.lowercased().hasPrefix("content-") }
        return Array((kept.joined(separator: "\n") + "\n\n").utf8)
    }

    private static func headerEnd(of bytes: [UInt8]) -> Int {
        var previousBreak = -2
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            let between = bytes[(previousBreak < 0 ? 0 : previousBreak + 1)..<index]
            if between.isEmpty || between.elementsEqual([UInt8(ascii: "\r")]) { return index + 1 }
            previousBreak = index
        }
        return bytes.count
    }

    /// How often any of the words stands in the bytes, whatever its case; stops soon after it is too often.
    private static func count(_ words: [String], in bytes: [UInt8]) -> Int {
        let words = words.map { Array($0.utf8) }
        var count = 0
        for index in bytes.indices where bytes[index] | 0x20 == UInt8(ascii: "m") {
            let isWord = words.contains { word in
                index + word.count <= bytes.count
                    && word.indices.allSatisfy { bytes[index + $0] == word[$0] || bytes[index + $0] | 0x20 == word[$0] }
            }
            if isWord { count += 1 }
            if count > InboundLimits.parts { break }
        }
        return count
    }
}
