import Crypto
import Domain
import FoundationEssentials
import Persistence

/// The addresses that our mail asks to be answered at, and to be reported to: the inbox with a tag that names whom the
/// mail was for, and a MAC that nobody else can make.
///
/// A tag is one letter for what it is, then 26 bytes in base 32: the id and 80 bits of the MAC. Lower case only,
/// because servers change the case of addresses. Raising a case's token version makes its tags void.
struct ReturnAddresses: Sendable {
    private let local: String
    private let domain: String
    private let tokens: AccessTokens

    /// `nil` where no mail is received.
    init?(_ office: CaseOffice) {
        guard let parts = office.correspondence.inbox?.split(separator: "@"), parts.count == 2 else { return nil }
        local = String(parts[0])
        domain = String(parts[1])
        tokens = office.tokens
    }

    func reply(to party: Party, of stored: StoredCase) -> String {
        address(party.tag, stored.subject.id.rawValue, replySeal(party, stored))
    }

    func bounce(of message: UUID) -> String {
        address(Self.bounceTag, message, bounceSeal(message))
    }

    /// The tag of an address that may be one of these; whether its MAC is right is asked afterwards.
    func tag(in address: String) -> Tag? {
        guard address.hasPrefix("\(local)+"), address.hasSuffix("@\(domain)") else { return nil }
        let text = address.dropFirst(local.count + 1).dropLast(domain.count + 1)
        guard let letter = text.first, let bytes = Base32.decode(text.dropFirst()), bytes.count == Self.tagBytes else {
            return nil
        }
        return Tag(letter: letter, id: UUID(bytes: bytes.prefix(16)), seal: Array(bytes.suffix(Self.sealBytes)))
    }

    struct Tag: Sendable {
        let letter: Character
        let id: UUID
        let seal: [UInt8]
    }

    /// Whom the address was given to; `nil` for a tag that is none of this case's.
    func party(of tag: Tag, on stored: StoredCase) -> Party? {
        Party.allCases.first { $0.tag == tag.letter && Self.isSame(replySeal($0, stored), tag.seal) }
    }

    /// The message whose report the address was made for.
    func message(of tag: Tag) -> UUID? {
        tag.letter == Self.bounceTag && Self.isSame(bounceSeal(tag.id), tag.seal) ? tag.id : nil
    }

    /// Whether mail from this address is our own.
    func isOurs(_ address: String) -> Bool {
        address.hasPrefix("\(local)+") && address.hasSuffix("@\(domain)")
    }

    private func address(_ letter: Character, _ id: UUID, _ seal: [UInt8]) -> String {
        "\(local)+\(letter)\(Base32.encode(id.bytes + seal))@\(domain)"
    }

    private func replySeal(_ party: Party, _ stored: StoredCase) -> [UInt8] {
        let text = "\(party.rawValue)|\(stored.subject.id.rawValue.uuidString)|\(stored.tokenVersion)"
        return tokens.seal("mail reply", text, bytes: Self.sealBytes)
    }

    private func bounceSeal(_ message: UUID) -> [UInt8] {
        tokens.seal("mail bounce", message.uuidString, bytes: Self.sealBytes)
    }

    /// In constant time.
    private static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.count == other.count && zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let bounceTag: Character = "b"
    private static let sealBytes = 10
    private static let tagBytes = 16 + sealBytes
    /// `+`, the letter and the bytes: what is added to the inbox's local part, which may have 64 characters in all.
    static let tagLength = 2 + (tagBytes * 8 + 4) / 5
}

extension Party {
    fileprivate var tag: Character {
        switch self {
        case .complainant: "c"
        case .provider: "p"
        case .caseworker: "w"
        case .ombudsman: "o"
        case .scheme: "s"
        }
    }
}

/// Bytes as lower-case letters and digits (RFC 4648 §6, without padding).
enum Base32 {
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// `nil` for what is none.
    static func decode(_ text: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        var bits = 0
        for byte in text.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { return nil }
            buffer = buffer << 5 | UInt32(value)
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
        return bytes
    }
}
