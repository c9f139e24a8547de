import Domain

/// The secret links to a case.
struct CaseLinks {
    let office: CaseOffice
    let id: CaseID
    let reference: Reference
    let version: Int16

    var plain: String { "\(office.correspondence.publicURL)/cases/\(reference.text)" }
    var complainant: String { plain + "?key=" + office.tokens.complainantToken(of: id, version: version) }
    var provider: String { plain + "/provider?key=" + office.tokens.providerToken(of: id, version: version) }
}
