/** Somebody's browser at the provider: it keeps its cookies, and goes through the pages as one account. */
export class ProviderVisit {
  readonly #cookies = new Map<string, string>()
  readonly #issuer: string
  readonly #back: string
  readonly #id: string

  constructor(issuer: string, back: string, id: string) {
    this.#issuer = issuer
    this.#back = back
    this.#id = id
  }

  /** Goes through the pages of a sign-in; answers the query the browser is sent back with. */
  async goThrough(url: string): Promise<string> {
    let at = await this.#step(url)
    for (let pages = 0; pages < 10 && !at.startsWith(this.#back); pages++) {
      if (!at.includes('/interaction/')) at = await this.#step(at)
      else at = await this.#answer(at)
    }
    return new URL(at).search
  }

  /** Stops at the provider's first page. */
  async stop(url: string): Promise<string> {
    const page = await this.#step(url)
    let at = await this.#step(`${page}/abort`)
    while (!at.startsWith(this.#back)) at = await this.#step(at)
    return new URL(at).search
  }

  /** Signs out at the provider, which tells all who were let in by it. */
  async signOut(): Promise<void> {
    const page = await this.#page('/session/end')
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page)?.[1] ?? ''
    await this.#step('/session/end/confirm', { xsrf, logout: 'yes' })
  }

  async #answer(at: string): Promise<string> {
    const prompt = /name="prompt" value="(\w+)"/.exec(await this.#page(at))?.[1] ?? ''
    return this.#step(at, prompt === 'login' ? { prompt, login: this.#id, password: 'x' } : { prompt })
  }

  async #page(at: string): Promise<string> {
    return (await this.#fetch(at)).text()
  }

  async #step(to: string, form?: Record<string, string>): Promise<string> {
    const response = await this.#fetch(to, form)
    return response.headers.get('location') ?? ''
  }

  async #fetch(to: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
    const response = await fetch(new URL(to, this.#issuer), { ...sent, headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      this.#cookies.set(name, value)
    }
    return response
  }
}
