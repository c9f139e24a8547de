public import Domain
public import FoundationEssentials
public import Postgres

/// A case that is to be erased, with what speaks against it.
public struct ErasableCase: Sendable {
    public let id: CaseID
    public let version: Int
    public let isOver: Bool
    public let isErased: Bool
    /// Why it must not be erased.
    public let legalHold: String?
    /// Whether something of it is still to be sent, or to be counted.
    public let isUnderWay: Bool
}

/// Locks a case by its reference, to erase it.
public struct LockCaseToErase: Statement {
    public static let sql = """
        SELECT id, version, status IN ('refused', 'closed'), erased_at IS NOT NULL, legal_hold,
            EXISTS (SELECT FROM redress.message WHERE case_id = f.id AND state = 'queued')
                OR EXISTS (SELECT FROM redress.case_to_count WHERE case_id = f.id)
        FROM redress.case_file AS f
        WHERE reference = $1
        FOR UPDATE
        """

    private let reference: Reference

    public init(_ reference: Reference) {
        self.reference = reference
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(reference.text)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> ErasableCase {
        let (id, version, isOver, isErased, legalHold, isUnderWay) = try row.decode(
            (CaseID, Int32, Bool, Bool, String?, Bool).self)
        return ErasableCase(
            id: id, version: Int(version), isOver: isOver, isErased: isErased, legalHold: legalHold,
            isUnderWay: isUnderWay)
    }
}

/// Takes out of a case's rows what they say of people: letters, files, mail, reasons, and what the person is known by.
/// Without the key the files cannot be read from this moment on, whatever is still in the store. What is counted stays.
public struct EraseCaseRows: Statement {
    public static let sql = """
        WITH complaint AS (
            UPDATE redress.complaint SET body = $2, body_digest = $3 WHERE id = $1
        ), message AS (
            UPDATE redress.message
            SET subject = 'Erased', body = 'What stood here was erased.', raw = '', address = NULL, relay_answer = NULL,
                bounce_status = CASE WHEN bounced_at IS NOT NULL THEN '' END, notice = notice - 'quotation'
            WHERE case_id = $1
        ), text_message AS (
            DELETE FROM redress.text_message WHERE case_id = $1
        ), evidence AS (
            UPDATE redress.evidence
            SET file_name = 'Erased', description = 'Erased', sha256 = NULL, state = 'removed', changed_at = $4,
                redaction = CASE WHEN redaction IS NOT NULL THEN 'Erased' END
            WHERE case_id = $1
        ), evidence_key AS (
            DELETE FROM redress.case_key WHERE case_id = $1
        ), deadline AS (
            UPDATE redress.deadline
            SET derivation = jsonb_set(derivation, '{extensions}', '[]')
            WHERE case_id = $1 AND derivation -> 'extensions' <> '[]'
        ), second_reading AS (
            UPDATE redress.second_reading
            SET note = CASE WHEN read_at IS NOT NULL THEN 'Erased' END,
                lapsed_at = CASE WHEN read_at IS NULL THEN coalesce(lapsed_at, $4) END
            WHERE case_id = $1
        ), person AS (
            DELETE FROM redress.person_key WHERE case_id = $1
        ), mail AS (
            SELECT mail_id FROM redress.inbound_verdict WHERE case_id = $1
        ), inbound AS (
            UPDATE redress.inbound_mail
            SET raw = '', envelope_sender = NULL, envelope_recipient = NULL
            WHERE id IN (SELECT mail_id FROM mail)
        ), answer AS (
            UPDATE redress.mail_answer
            SET address = '', raw = '', relay_answer = NULL
            WHERE mail_id IN (SELECT mail_id FROM mail)
        ), verdict AS (
            UPDATE redress.inbound_verdict
            SET sender = NULL, subject = '', reason = 'erased', attachments = '[]'
            WHERE case_id = $1
        )
        UPDATE redress.case_file
        SET eligibility = jsonb_set(eligibility, '{explanation}', '"Erased"'), reopening = NULL, erased_at = $4,
            changed_at = $4
        WHERE id = $1
        """

    private let caseID: CaseID
    private let body: ComplaintBody
    private let bodyDigest: [UInt8]
    private let at: Date

    /// - Parameters:
    ///   - body: what is left of the complaint
    ///   - bodyDigest: SHA-256 of that, 32 bytes
    public init(_ caseID: CaseID, leaving body: ComplaintBody, bodyDigest: [UInt8], at: Date) {
        self.caseID = caseID
        self.body = body
        self.bodyDigest = bodyDigest
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(body.json)
        bindings.append(bodyDigest)
        bindings.append(at)
    }
}

/// Says why a case must not be erased, or that it may be.
public struct SetLegalHold: Statement {
    public static let sql = """
        UPDATE redress.case_file SET legal_hold = $2 WHERE reference = $1 AND erased_at IS NULL RETURNING id
        """

    private let reference: Reference
    private let reason: String?

    public init(_ reference: Reference, because reason: String?) {
        self.reference = reference
        self.reason = reason
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(reference.text)
        bindings.append(reason)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}
