import Domain
import Operations

extension EvidenceView {
    /// A piece of evidence as the API shows it.
    var document: JSONValue {
        JSONValue(present: [
            "id": .string(evidence.id.text),
            "owner": .string(evidence.owner.rawValue),
            "file_name": .string(evidence.fileName),
            "description": .string(evidence.description),
            "state": .string(evidence.state.rawValue),
            "kind": evidence.kind.map { .string($0.rawValue) },
            "size": JSONValue(evidence.size),
            "received": JSONValue(evidence.received),
            "sha256": evidence.sha256.map { .string(Self.hexadecimal($0)) },
            "added_at": .string(Instant.text(evidence.createdAt)),
            "can_open": .bool(isOpen),
            "can_remove": .bool(isRemovable),
            "can_share": .bool(isShareable),
            "copy_of": evidence.copy.map { .string($0.original.text) },
            "shared_with": evidence.copy?.sharedWith.map { .string($0.rawValue) },
            "redaction": evidence.copy?.redaction.map { .string($0) },
        ])
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

extension CaseView {
    /// All evidence that the caller may know of, and what may still come.
    var evidenceDocument: JSONValue {
        [
            "evidence": .array(evidence.map(\.document)),
            "files_left": JSONValue(evidenceRoom?.files ?? 0),
            "bytes_left": JSONValue(evidenceRoom?.bytes ?? 0),
        ]
    }
}
