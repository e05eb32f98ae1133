// What the page's security policy had to forbid.
() => (window.__policyViolations || []).map(what => ({ where: 'Content-Security-Policy', what }))
