import Domain

/// The endpoints of evidence.
extension Documentation {
    private static let owners = "The complainant or the provider, each with their own token, for their own files."

    static let listEvidence = Documentation(
        id: "listEvidence", summary: "Show the evidence that the caller may know of, and what may still come",
        callers: "Any party of the case, each with their own token.", tag: .evidence, needsBearer: true,
        parameters: [.reference, .requestID],
        answers: [json(200, "The list, oldest first.", .evidenceList)], problems: ProblemKind.ofEveryCaseRequest)

    static let addEvidence = Documentation(
        id: "addEvidence", summary: "Announce a file",
        callers: "\(owners) Until the case file is closed. What is announced and not sent within a day is forgotten.",
        tag: .evidence, needsBearer: true, parameters: [.reference, .requestID],
        body: Body(contentType: "application/json", schema: .newEvidence, isRequired: true),
        answers: [
            Answer(
                status: 201, description: "Send the file to Location.", contentType: "application/json",
                schema: .evidence, headers: [.location, .uploadOffset, .uploadLength])
        ],
        problems: ProblemKind.ofEveryAction)

    static let showEvidence = Documentation(
        id: "showEvidence", summary: "Show one piece of evidence; HEAD tells how much of it is here",
        callers: "Whoever may know of it.", tag: .evidence, needsBearer: true,
        parameters: [.reference, .evidence, .requestID],
        answers: [
            Answer(
                status: 200, description: "The file without its content.", contentType: "application/json",
                schema: .evidence, headers: [.uploadOffset, .uploadLength])
        ],
        problems: ProblemKind.ofEveryCaseRequest)

    static let sendEvidence = Documentation(
        id: "sendEvidence", summary: "Send a file, or go on sending it",
        callers:
            "\(owners) As in tus 1.0: what came before a connection broke is kept; ask for the offset and send what follows. The first request sends at least \(EvidenceKind.sniffedBytes) bytes or all. What the content is decides whether it is taken: \(EvidenceKind.spoken).",
        tag: .evidence, needsBearer: true, parameters: [.reference, .evidence, .uploadOffset, .requestID],
        body: Body(contentType: EvidenceAPI.chunkType, schema: nil, isRequired: true),
        answers: [
            Answer(
                status: 204, description: "All that was sent is here. With the last byte the file goes to be scanned.",
                headers: [.uploadOffset, .uploadLength])
        ],
        problems: ProblemKind.ofEveryCaseRequest + [
            .badRequest, .forbidden, .wrongOffset, .bodyTooLarge, .unsupportedMediaType,
            .invalidFields,
        ])

    static let removeEvidence = Documentation(
        id: "removeEvidence", summary: "Take a file back", callers: "\(owners) Until the case file is closed.",
        tag: .evidence, needsBearer: true, parameters: [.reference, .evidence, .requestID],
        answers: [Answer(status: 204, description: "It is gone, or was before.")],
        problems: ProblemKind.ofEveryCaseRequest + [.forbidden])

    static let openEvidence = Documentation(
        id: "openEvidence", summary: "Get the content of a file that was found clean",
        callers:
            "Its owner and the scheme's own people; of a copy that is shared, both sides. Until it was scanned, nobody: answered 404.",
        tag: .evidence,
        needsBearer: true, parameters: [.reference, .evidence, .requestID],
        answers: [
            Answer(
                status: 200, description: "The file, as an attachment, with the content type of what it is.",
                contentType: "application/octet-stream")
        ],
        problems: ProblemKind.ofEveryCaseRequest)

    private static let staff =
        "A caseworker or an ombudsman without a conflict of interest, with a staff token (rs_…), once the provider has been asked."

    static let shareEvidence = Documentation(
        id: "shareEvidence", summary: "Share a file with the other side",
        callers:
            "\(staff) The other side gets a copy, made by a job, without what the file says beside its content: author, place, camera, history.",
        tag: .evidence, needsBearer: true, parameters: [.reference, .evidence, .requestID],
        answers: [json(202, "The copy, which is made now.", .evidence)],
        problems: ProblemKind.ofEveryCaseRequest + [.forbidden])

    static let redactEvidence = Documentation(
        id: "redactEvidence", summary: "Announce a redacted form of a file, to be shared in its place",
        callers:
            "\(staff) A PDF or a picture in which something is blacked out. Its pages become pictures, so that nothing is left underneath. Both sides read what was blacked out and why.",
        tag: .evidence, needsBearer: true, parameters: [.reference, .evidence, .requestID],
        body: Body(contentType: "application/json", schema: .newRedaction, isRequired: true),
        answers: [
            Answer(
                status: 201, description: "Send the redacted file to Location.", contentType: "application/json",
                schema: .evidence, headers: [.location, .uploadOffset, .uploadLength])
        ],
        problems: ProblemKind.ofEveryAction)

    private static func json(_ status: Int, _ description: String, _ schema: SchemaName) -> Answer {
        Answer(status: status, description: description, contentType: "application/json", schema: schema)
    }
}

enum EvidenceSchemas {
    static let newEvidence = Schema.closed(
        required: ["file_name", "description", "size"],
        [
            "file_name": Schema.text(max: EvidenceLimits.longestFileName),
            "description": Schema.text(max: EvidenceLimits.longestDescription),
            "size": [
                "type": "integer", "minimum": 1, "maximum": .number(JSONNumber(EvidenceLimits.largestFile)),
                "description": "In bytes.",
            ],
        ])

    static let newRedaction = Schema.closed(
        required: ["file_name", "size", "text"],
        [
            "file_name": Schema.text(max: EvidenceLimits.longestFileName),
            "size": [
                "type": "integer", "minimum": 1, "maximum": .number(JSONNumber(EvidenceLimits.largestFile)),
                "description": "In bytes.",
            ],
            "text": Schema.text(max: NewRedaction.longestText),
        ])

    static let evidence = Schema.object(
        required: [
            "id", "owner", "file_name", "description", "state", "size", "received", "added_at", "can_open",
            "can_remove", "can_share",
        ],
        [
            "id": ["type": "string", "format": "uuid"], "owner": Schema.choice(Party.self),
            "file_name": Schema.string, "description": Schema.string, "state": Schema.choice(EvidenceState.self),
            "kind": Schema.choice(EvidenceKind.self), "size": Schema.integer, "received": Schema.integer,
            "sha256": ["type": "string", "pattern": "^[0-9a-f]{64}$"], "added_at": Schema.instant,
            "can_open": Schema.boolean, "can_remove": Schema.boolean, "can_share": Schema.boolean,
            "copy_of": ["type": "string", "format": "uuid"], "shared_with": Schema.choice(SideName.self),
            "redaction": Schema.string,
        ])

    static let list = Schema.object(
        required: ["evidence", "files_left", "bytes_left"],
        [
            "evidence": Schema.list(of: SchemaName.evidence.reference), "files_left": Schema.integer,
            "bytes_left": Schema.integer,
        ])
}
