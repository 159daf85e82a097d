// Asks what the page of a form asks first, while its code is still on its way; src/api/asked-ahead.ts takes the answer.
{
  // `npm run generate` writes it.
  const query =
    'query ServicePage($id: String!) {\n  service(id: $id) {\n    id\n    title\n    description\n    showsNearby\n    forms {\n      id\n      title\n      description\n      definition\n      atFirst {\n        hidden\n        required\n        answers\n        __typename\n      }\n      __typename\n    }\n    __typename\n  }\n}'
  const address = /^\/services\/([\w.-]+)\/[^/]+$/.exec(location.pathname)
  if (address !== null) ask({ query, operationName: 'ServicePage', variables: { id: address[1] } })

  function ask(question) {
    const locale = localeNow()
    // The server goes by the cookie, which the page may be about to change.
    const cookie = /(?:^|; )linli_locale=([^;]*)/.exec(document.cookie)
    if (cookie !== null && cookie[1] !== locale) return
    const body = JSON.stringify(question)
    const headers = { 'accept-language': locale, 'content-type': 'application/json' }
    const answer = fetch('/graphql', { method: 'POST', credentials: 'same-origin', headers, body })
    answer.catch(() => undefined)
    window.linliAsked = { question, locale, answer }
  }

  function localeNow() {
    let chosen = new URLSearchParams(location.search).get('lang')
    try {
      chosen = chosen ?? localStorage.getItem('linli.locale')
    } catch {
      // Nothing is remembered where the browser forbids it.
    }
    return chosen === 'en' ? 'en' : 'zh-CN'
  }
}
