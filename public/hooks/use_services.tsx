// Gives every component Kibana's services and the calls of the plugin's API.
import React, { createContext, useContext, type ReactNode } from 'react';
import type { CoreStart } from '@kbn/core/public';
import type { Call } from '../api/call';

export interface Services {
  core: CoreStart;
  call: Call;
}

const ServicesContext = createContext<Services | undefined>(undefined);

export const ServicesProvider = ({
  services,
  children,
}: {
  services: Services;
  children: ReactNode;
}) => <ServicesContext.Provider value={services}>{children}</ServicesContext.Provider>;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) {
    throw new Error('useServices needs a ServicesProvider above it');
  }
  return services;
}
