/// What every page shows around its content.
struct Site: Sendable {
    let name: String
    let phone: String?
    let email: String?
    let post: String?
    let hasContact: Bool
    let stylesheet: String
    let uploadScript: String
    /// What the scheme is, and which cookies it uses.
    let promise: String

    init(_ configuration: WebConfiguration, _ assets: Assets, _ catalogue: Catalogue) {
        name = configuration.serviceName
        phone = configuration.contact.phone
        email = configuration.contact.email
        post = configuration.contact.post
        hasContact = phone != nil || email != nil || post != nil
        stylesheet = assets.stylesheetPath
        uploadScript = assets.uploadScriptPath
        promise = catalogue("layout.promise", ["name": configuration.serviceName])
    }
}

/// A page's content, made ready for its template: nothing is left to decide or to format.
protocol PageContent: Sendable {
    /// The template's file name without its extension.
    static var template: String { get }
    /// For the browser's title bar, without the service's name.
    var title: String { get }
}

/// What a template is given.
struct Page<Content: PageContent>: Sendable {
    let site: Site
    let title: String
    let content: Content
    /// The words that templates ask for themselves.
    let t: Catalogue.Node
    let language: String
    let other: Speech.Other?
    /// Who takes a complaint down from the telephone.
    let call: String?
}
