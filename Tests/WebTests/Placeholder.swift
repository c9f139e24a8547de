enum WebTestsPlaceholder {}
