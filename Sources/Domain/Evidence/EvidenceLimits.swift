public import FoundationEssentials

/// What the parties may bring to a case. The size of a file is the scheme's; the other figures have no published source
/// and are defaults.
public enum EvidenceLimits {
    /// Bytes of one file: 40 MB as people's computers count them.
    public static let largestFile = 40 * 1024 * 1024
    /// Bytes of all files of one party to a case.
    public static let largestTotal = 400 * 1024 * 1024
    /// Files of one party to a case.
    public static let mostFiles = 50
    /// Seconds without a byte after which an upload is given up: a day.
    public static let patience: TimeInterval = 24 * 60 * 60
    /// In characters (Unicode scalars).
    public static let longestFileName = 200
    public static let longestDescription = 500

    /// What is left for a party that has brought `evidence`.
    public static func room(beside evidence: [Evidence]) -> EvidenceRoom {
        let counted = evidence.filter(\.state.counts)
        return EvidenceRoom(
            files: max(0, mostFiles - counted.count),
            bytes: max(0, largestTotal - counted.reduce(0) { $0 + $1.size }))
    }
}

/// What a party may still bring.
public struct EvidenceRoom: Equatable, Sendable {
    public let files: Int
    public let bytes: Int

    public init(files: Int, bytes: Int) {
        self.files = files
        self.bytes = bytes
    }

    /// - Throws: why a file of this size is not taken.
    public func checkTakes(bytes size: Int) throws(EvidenceRefusal) {
        guard size > 0 else { throw .empty }
        guard size <= EvidenceLimits.largestFile else { throw .fileTooLarge }
        guard files > 0 else { throw .tooManyFiles }
        guard size <= bytes else { throw .caseFull(bytesLeft: bytes) }
    }
}

/// Why a file is not taken. Nothing of it is kept.
public enum EvidenceRefusal: Error, Equatable, Sendable {
    case empty
    case fileTooLarge
    case tooManyFiles
    case caseFull(bytesLeft: Int)
    /// Its content is of none of the kinds that are taken.
    case unknownKind
    /// Somebody has blacked something out in it, and it can't be turned into pictures of its pages.
    case notFlattenable
    /// It is shared with the other side, so it stays.
    case shared
    /// The case file is frozen, or the case is over.
    case frozen(CaseStatus)
}

extension CaseStatus {
    /// Evidence is taken until the file is complete and the investigation begins, again while questions of the
    /// caseworker are open, and while a proposed resolution can be reviewed for new evidence.
    public var takesEvidence: Bool {
        switch self {
        case .tooEarly, .eligibilityDisputed, .awaitingProvider, .settlementOffered, .awaitingComments,
            .awaitingInformation, .resolutionProposed, .reviewing:
            true
        case .refused, .investigating, .awaitingSignature, .awaitingAcceptance, .awaitingRemedy, .onHold, .closed:
            false
        }
    }

    /// Whether the scheme makes up its mind on what the file has.
    var restsOnTheFile: Bool { self == .investigating || self == .awaitingSignature }

    /// What the decision was made on stays in the file: only before that can its owner take it back.
    public var givesEvidenceBack: Bool {
        takesEvidence && ![.awaitingInformation, .resolutionProposed, .reviewing].contains(self)
    }
}
