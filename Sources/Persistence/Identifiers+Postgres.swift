public import Domain
public import Postgres

// Domain identifiers travel as the value they wrap. The domain knows no database, so it is said here.
extension CaseID: PostgresScalar {}
extension StaffID: PostgresScalar {}
extension ReadingID: PostgresScalar {}
extension DraftID: PostgresScalar {}
extension Language: PostgresScalar {}
extension Party: PostgresScalar {}
extension CaseStatus: PostgresScalar {}
extension CaseRelation: PostgresScalar {}
extension IssueCode: PostgresScalar {}
extension EvidenceID: PostgresScalar {}
extension EvidenceKind: PostgresScalar {}
extension EvidenceState: PostgresScalar {}
