// An event as a tenant's log shows it, made up.
export const EXAMPLE_EVENT = JSON.stringify(
  {
    log_id: '90020261124101512345000000000000001223372036854775807',
    data: {
      date: '2026-11-24T10:15:12.345Z',
      type: 'fp',
      description: 'Wrong email or password.',
      connection: 'Username-Password-Authentication',
      connection_id: 'con_9q2Xk4LmT7vBzR1s',
      client_id: 'hT3mZ8cQwV5nJ0yRxK2pLd7sGfA4bE6u',
      client_name: 'Harbour Bookings',
      ip: '203.0.113.24',
      user_agent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
      hostname: 'harbour.eu.auth0.com',
      user_id: 'auth0|6741f0c2a9d3b85e7c1f4a20',
      user_name: 'maya.lindgren@example.com',
      strategy: 'auth0',
      strategy_type: 'database',
      details: { error: { message: 'Wrong email or password.' } },
      tenant_name: 'harbour',
      log_id: '90020261124101512345000000000000001223372036854775807',
    },
  },
  null,
  2,
);
