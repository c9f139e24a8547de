public import FoundationEssentials

/// Identifies a file that a party brought to its case.
public struct EvidenceID: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }
}

/// Where a file stands on its way to being evidence that somebody may open.
public enum EvidenceState: String, Codable, CaseIterable, Sendable {
    /// Some of it may have come.
    case receiving
    /// All of it is there, and nobody has looked for viruses yet.
    case stored
    case clean
    /// A virus was found; the content is gone.
    case infected
    /// The scanner could not look into all of it; the content is gone.
    case unscannable
    /// Taken back by its owner, or given up half way.
    case removed
}

extension EvidenceState {
    /// Whether it takes up room in the limits of its case.
    public var counts: Bool {
        switch self {
        case .receiving, .stored, .clean: true
        case .infected, .unscannable, .removed: false
        }
    }

    /// Whether its owner may still take it back.
    public var isRemovable: Bool { counts }
}

/// A file that a party brought to its case, without its content.
public struct Evidence: Equatable, Sendable {
    public let id: EvidenceID
    public let caseID: CaseID
    public let owner: Party
    /// As the owner called it.
    public let fileName: String
    public let description: String
    public var state: EvidenceState
    /// What it is by its content; `nil` until enough of it has come to tell.
    public var kind: EvidenceKind?
    /// In bytes; while it is received, what it will have at most.
    public var size: Int
    /// In bytes.
    public var received: Int
    /// SHA-256 of the content, 32 bytes; known once it was scanned.
    public var sha256: [UInt8]?
    /// Of a file of the scheme's own, by which another one is shared.
    public let copy: EvidenceCopy?
    public let createdAt: Date
    /// When the last part came or the state changed.
    public var changedAt: Date

    public init(
        id: EvidenceID, caseID: CaseID, owner: Party, fileName: String, description: String,
        state: EvidenceState = .receiving, kind: EvidenceKind? = nil, size: Int, received: Int = 0,
        sha256: [UInt8]? = nil, copy: EvidenceCopy? = nil, createdAt: Date, changedAt: Date? = nil
    ) {
        self.id = id
        self.caseID = caseID
        self.owner = owner
        self.fileName = fileName
        self.description = description
        self.state = state
        self.kind = kind
        self.size = size
        self.received = received
        self.sha256 = sha256
        self.copy = copy
        self.createdAt = createdAt
        self.changedAt = changedAt ?? createdAt
    }

    /// The name under which it is handed out: it ends as its content does, whatever the owner's name for it ended in.
    public var safeFileName: String {
        let name = String(String.UnicodeScalarView(fileName.unicodeScalars.filter { !Self.isUnsafe($0) }))
        guard let kind else { return name }
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last?.lowercased() ?? ""
        return kind.extensions.contains(ending) ? name : "\(name).\(kind.extensions[0])"
    }

    /// What could leave a folder, or a header.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: ["/", "\\", "\"", ":"].contains(scalar)
        }
    }
}

extension Evidence {
    /// Whether nothing has come for so long that nobody is going to send the rest.
    public func isAbandoned(at now: Date) -> Bool {
        state == .receiving && now.timeIntervalSince(changedAt) >= EvidenceLimits.patience
    }

    /// Its owner sees what became of it, and the scheme's own people see everything. The other side sees nothing but the
    /// copies that are shared; so does the owner of what they were made of.
    public func isVisible(to viewer: Party) -> Bool {
        switch viewer {
        case .complainant, .provider: viewer == owner || copy?.sharedWith != nil && state == .clean
        case .caseworker, .ombudsman, .scheme: state != .receiving || owner == .scheme
        }
    }

    /// Nobody, its owner included, opens a file that no scanner has found clean.
    public func isOpen(to viewer: Party) -> Bool {
        state == .clean && isVisible(to: viewer)
    }
}
