/// Where the scheme's own people, or those of a provider, sign in.
struct SignInPage: PageContent {
    static let template = "signin"
    /// Where somebody wants to go who came from the telephone's page.
    static let calls = "calls"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let formToken: String
    let address: String
    let explanation: String
    let destination: String?
    let email: TextInput
    let password: TextInput
    let code: TextInput

    init(
        _ door: SignInDoor, formToken: String, _ destination: String?, email: String = "", isWrong: Bool = false
    ) {
        // Which of the three is wrong is nobody's business.
        errors = isWrong ? [SummaryError(href: "#email", text: Self.wrong)] : []
        hasErrors = isWrong
        title = (isWrong ? "Error: " : "") + "Sign in"
        self.formToken = formToken
        address = door.signIn
        explanation = door.explanation
        self.destination = destination == Self.calls ? destination : nil
        self.email = TextInput(
            "email", "E-mail address", type: "email", error: isWrong ? Self.wrong : nil, value: email,
            autocomplete: "username", width: .long)
        password = TextInput("password", "Password", type: "password", autocomplete: "current-password", width: .long)
        code = TextInput(
            "code", "Code", hint: "The six digits that your authenticator shows now. Each counts once.",
            autocomplete: "one-time-code", inputMode: "numeric", width: .short)
    }

    private static let wrong = "The address, the password or the code is not right"
}
