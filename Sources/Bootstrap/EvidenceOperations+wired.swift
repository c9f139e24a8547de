import Logging
import Operations
import Web

extension EvidenceOperations {
    /// The edge's closures over the use cases.
    static func wired(_ office: EvidenceOffice, _ logger: Logger) -> EvidenceOperations {
        let add = AddEvidence(office)
        let receive = ReceiveEvidence(office)
        let remove = RemoveEvidence(office)
        let open = OpenEvidence(office)
        let share = ShareEvidence(office)
        let redact = RedactEvidence(office)
        return EvidenceOperations(
            add: { reference, file, credential in
                try await unlessStoreIsAway(logger) { try await add(reference, file, credential: credential) }
            },
            receive: { place, source in
                try await unlessStoreIsAway(logger) {
                    try await receive(
                        place.id, on: place.reference, credential: place.credential, from: place.offset,
                        until: place.end, source)
                }
            },
            remove: { id, reference, credential in
                try await unlessStoreIsAway(logger) { try await remove(id, on: reference, credential: credential) }
            },
            open: { id, reference, credential in
                try await unlessStoreIsAway(logger) { try await open(id, on: reference, credential: credential) }
            },
            openInReading: { id, reading, credential in
                try await unlessStoreIsAway(logger) { try await open(id, in: reading, credential: credential) }
            },
            share: { id, reference, credential in
                try await unlessAway { try await share(id, on: reference, credential: credential) }
            },
            redact: { id, reference, redaction, credential in
                try await unlessAway {
                    try await redact(
                        id, on: reference, as: redaction.file, redaction: redaction.text, credential: credential)
                }
            })
    }
}

/// Says that the service is unavailable while the store or the database is, and tells the operator why.
private func unlessStoreIsAway<Value>(_ logger: Logger, _ body: () async throws -> Value) async throws -> Value {
    do {
        return try await unlessAway(body)
    } catch let error as EvidenceStoreError {
        logger.error("the evidence store failed", metadata: ["error": "\(error)"])
        throw SubmissionError.unavailable(retryAfterSeconds: 30)
    }
}
